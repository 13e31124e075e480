// The editor's buttons and styles carry English words; the admin's own catalogue says them in
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

const translateNew = () => {
  for (const menu of document.querySelectorAll(".prose-menubar:not([lang])")) {
    menu.lang = "id";
    translate(menu);
  }
};

new MutationObserver(translateNew).observe(document.body, { childList: true, subtree: true });
translateNew();
