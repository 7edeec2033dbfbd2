"use strict";
/* Quick exit. The interview keeps a single entry in the tab's history, so that leaving by location.replace takes away
   the only page that "back" could show. Without this script the link still leaves, but "back" returns. */
(function () {
  var LEFT = "rf-salida";
  history.pushState = history.replaceState.bind(history);

  function leave(url) {
    try { sessionStorage.setItem(LEFT, url); } catch (e) { /* private mode: the link works all the same */ }
    document.documentElement.style.display = "none";
    location.replace(url);
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.rf-salir") : null;
    if (link) {
      event.preventDefault();
      leave(link.href);
    }
  }, true);

  /* Coming back with the back button after a quick exit: go straight on to the neutral page. */
  function guard(persisted) {
    var entry = performance.getEntriesByType("navigation")[0];
    var url = null;
    try { url = sessionStorage.getItem(LEFT); } catch (e) { return; }
    if (!url) { return; }
    if (persisted || (entry && entry.type === "back_forward")) {
      leave(url);
    } else {
      sessionStorage.removeItem(LEFT);
    }
  }
  guard(false);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { guard(true); } });

  /* A field of a municipality suggests the names of the list that its page carries. */
  document.addEventListener("focusin", function (event) {
    if (event.target.classList.contains("rf-municipio")) { event.target.setAttribute("list", "rf-municipios"); }
  });

  /* Paper cannot be unfolded. */
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
  });
})();
