// The editor's buttons, styles and choices carry English words; the admin's own catalogue says them in
// Bahasa Indonesia. Without this script the editor works the same.

const say = window.gettext ?? ((word) => word);

const translate = (menu) => {
  for (const button of menu.querySelectorAll("button[title]")) {
    button.title = say(button.title);
    button.setAttribute("aria-label", button.title);
  }
  for (const style of menu.querySelectorAll("p, h2, h3, h4")) {
    style.textContent = say(style.textContent);
  }
};

// A choice keeps its English value, by which the editor knows it.
const translateChoice = (option) => {
  option.value = option.text;
  option.textContent = say(option.value);
};

const translateNew = () => {
  document.querySelectorAll(".prose-editor-dialog option:not([value])").forEach(translateChoice);
  for (const menu of document.querySelectorAll(".prose-menubar:not([lang])")) {
    menu.lang = "id";
    translate(menu);
  }
};

new MutationObserver(translateNew).observe(document.body, { childList: true, subtree: true });
translateNew();
