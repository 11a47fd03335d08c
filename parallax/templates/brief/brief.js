// Adds a way to pick out one code in the annotated texts; without it the page loses nothing else.
const accounts = document.querySelector(".accounts");
if (accounts) {
  const codes = JSON.parse(accounts.dataset.codes);
  const sentences = [...accounts.querySelectorAll(".sentence")];
  const marks = [...accounts.querySelectorAll("mark[data-codes]")];
  const carries = (part, code) => part.dataset.codes.split(" ").includes(code);
  const pick = document.createElement("p");
  const label = document.createElement("label");
  const select = document.createElement("select");
  const count = document.createElement("output");
  label.textContent = "Pick out a code: ";
  select.add(new Option("none", ""));
  for (const [name, text] of codes) {
    if (sentences.some((sentence) => carries(sentence, name))) select.add(new Option(text, name));
  }
  select.addEventListener("change", () => {
    const picked = sentences.filter((sentence) => select.value && carries(sentence, select.value));
    for (const sentence of sentences) sentence.classList.toggle("picked", picked.includes(sentence));
    for (const mark of marks) mark.classList.toggle("aside", select.value !== "" && !carries(mark, select.value));
    count.textContent = select.value ? ` ${picked.length} of ${sentences.length} sentences, headlines counted` : "";
  });
  label.append(select);
  pick.className = "pick";
  pick.append(label, count);
  accounts.before(pick);
}
