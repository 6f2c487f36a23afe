// Loaded only where the site's owner has configured an analytics id. Nothing is set, and nothing is
// loaded from elsewhere, before the visitor agrees; the answer is kept so that it is asked once.
(() => {
  const id = document.currentScript.dataset.analyticsId;
  const key = "noticepress-analytics";
  const measure = () => {
    window.dataLayer = window.dataLayer || [];
    window.gtag = function () { window.dataLayer.push(arguments); };
    window.gtag("js", new Date());
    window.gtag("config", id);
    const script = document.createElement("script");
    script.src = "https://www.googletagmanager.com/gtag/js?id=" + encodeURIComponent(id);
    script.async = true;
    document.head.append(script);
  };
  const answer = localStorage.getItem(key);
  if (answer === "yes") { measure(); }
  if (answer !== null) { return; }
  const box = document.querySelector("body > .cookie-notice");
  box.hidden = false;
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    localStorage.setItem(key, button.value);
    box.hidden = true;
    if (button.value === "yes") { measure(); }
  });
})();
