// Files dropped on the frame go into the file field; everything works without this, by choosing them.
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
