// Files dropped on the frame go into the file field, and words selected in a passage into the fields of a correction;
// everything works without this, by choosing files and writing words.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const frame = document.getElementById("drop");
  const field = document.getElementById("files");
  if (!frame || !field) return;
  for (const kind of ["dragenter", "dragover"])
    frame.addEventListener(kind, (event) => { event.preventDefault(); frame.classList.add("over"); });
  for (const kind of ["dragleave", "drop"])
    frame.addEventListener(kind, () => frame.classList.remove("over"));
  frame.addEventListener("drop", (event) => { event.preventDefault(); field.files = event.dataTransfer.files; });
});
document.addEventListener("DOMContentLoaded", () => {
  const passage = document.getElementById("f-passage");
  if (!passage) return;
  passage.closest(".taking").hidden = false;
  const first = Number(passage.dataset.start);
  // Places are counted in characters, as the ledger does, not in the browser's half characters.
  const place = (at) => first + [...passage.value.slice(0, at)].length;
  // Opened, it shows the words that are attributed now.
  passage.closest("details").addEventListener("toggle", () => {
    const share = Number(passage.dataset.now) / [...passage.value].length;
    passage.scrollTop = Math.max(0, passage.scrollHeight * share - passage.clientHeight / 3);
  });
  for (const button of document.querySelectorAll("[data-take]"))
    button.addEventListener("click", () => {
      const chosen = passage.value.slice(passage.selectionStart, passage.selectionEnd);
      const words = chosen.trim();
      if (!words) { passage.focus(); return; }
      const start = passage.selectionStart + chosen.indexOf(words);
      const field = document.getElementById(button.dataset.take);
      const span = `${place(start)}:${place(start + words.length)}`;
      const more = button.dataset.more && /^\d+:\d+/.test(field.value);
      field.value = more ? `${field.value},${span}` : span;
      document.getElementById("f-taken").textContent = `${field.labels[0].textContent} ${field.value} : ${words}`;
    });
});
