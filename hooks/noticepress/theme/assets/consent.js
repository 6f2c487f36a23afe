// Loaded only where the site's owner has configured an analytics id. Nothing is set, and nothing is
// loaded from elsewhere, before the visitor agrees; the answer is kept so that it is asked once. It can
// be changed at the end of every page: to take consent back is as easy as to give it.
(() => {
  const id = document.currentScript.dataset.analyticsId;
  const key = "noticepress-analytics";
  const off = "ga-disable-" + id;
  const measure = () => {
    window[off] = false;
    if (window.gtag) { return; }
    window.dataLayer = window.dataLayer || [];
    window.gtag = function () { window.dataLayer.push(arguments); };
    window.gtag("js", new Date());
    window.gtag("config", id);
    const script = document.createElement("script");
    script.src = "https://www.googletagmanager.com/gtag/js?id=" + encodeURIComponent(id);
    script.async = true;
    document.head.append(script);
  };
  const forget = () => {
    window[off] = true;
    const host = location.hostname.split(".");
    const places = ["", ...host.map((_, at) => "; Domain=" + host.slice(at).join("."))];
    for (const name of document.cookie.split("; ").map((cookie) => cookie.split("=")[0])) {
      if (!name.startsWith("_ga")) { continue; }
      for (const place of places) { document.cookie = name + "=; Max-Age=0; Path=/" + place; }
    }
  };
  const box = document.querySelector("body > .cookie-notice");
  const show = (answer) => {
    box.classList.toggle("answered", answer !== null);
    for (const button of box.querySelectorAll("button")) {
      if (answer !== null) { button.setAttribute("aria-pressed", button.value === answer); }
    }
    if (answer === "yes") { measure(); }
    if (answer === "no") { forget(); }
  };
  // Where the browser keeps nothing, it is asked on every page.
  const kept = (act) => { try { return act(); } catch { return null; } };
  const look = () => show(kept(() => localStorage.getItem(key)));
  look();
  box.hidden = false;
  // What was answered on another page holds here too, for one that is open beside it or comes back as it was left.
  addEventListener("storage", look);
  addEventListener("pageshow", (event) => { if (event.persisted) { look(); } });
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    kept(() => localStorage.setItem(key, button.value));
    show(button.value);
  });
})();
