// Displays in a notebook. A click on a number shows what it stands for, which JupyterLab's own links do not unless it is
// a heading; in a table a click on a heading sorts by its column, and what is typed above the table filters its rows.
for (const link of document.querySelectorAll('.parallax a[href^="#"]:not(.leading)')) {
  link.classList.add("leading");
  link.addEventListener("click", (event) => {
    const there = document.getElementById(link.hash.slice(1));
    if (!there) return;
    event.preventDefault();
    for (const each of there.closest(".below")?.children ?? []) each.classList.toggle("shown", each === there);
    there.scrollIntoView({block: "nearest"});
  });
}
for (const table of document.querySelectorAll(".parallax .table:not(.sortable)")) {
  const body = table.querySelector("tbody"), heads = [...table.querySelectorAll("thead th")];
  const textAt = (row, place) => row.cells[place].textContent;
  const filter = Object.assign(document.createElement("input"), {type: "search", placeholder: "Filter rows"});
  filter.setAttribute("aria-label", `Filter rows of ${table.querySelector("caption").textContent}`);
  filter.addEventListener("input", () => {
    const asked = filter.value.toLowerCase();
    for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(asked);
  });
  heads.forEach((head, place) => {
    const button = Object.assign(document.createElement("button"), {textContent: head.textContent});
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
      const order = (one, other) => turn * textAt(one, place).localeCompare(textAt(other, place), "en", {numeric: true});
      body.append(...[...body.rows].sort(order));
    });
  });
  table.classList.add("sortable");
  table.before(filter);
}
