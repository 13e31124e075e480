// Sets the focal point by a click on the picture; the two number fields do the same without it.

const frame = document.querySelector("[data-focal-frame]");
const [x, y] = ["x", "y"].map((side) => document.querySelector(`input[data-focal="${side}"]`));

if (frame && x && y) {
  const mark = document.createElement("span");
  mark.className = "focal-mark";
  frame.append(mark);

  const show = () => {
    mark.style.insetInlineStart = `${x.value}%`;
    mark.style.insetBlockStart = `${y.value}%`;
  };

  frame.classList.add("is-clickable");
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect();
    const part = (at, start, length) => Math.round(Math.min(Math.max((at - start) / length, 0), 1) * 100);
    x.value = part(event.clientX, box.left, box.width);
    y.value = part(event.clientY, box.top, box.height);
    x.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  });
  x.addEventListener("input", show);
  y.addEventListener("input", show);
  show();
}
