"use strict";
/* The script of our pages. Each page works without it. With it, a bad line loses nothing: a screen that cannot be sent stays
   as it is, and what was typed is kept in the tab until the server has it. */
(function () {
  var LEFT = "rf-salida", KEPT = "rf:";

  /* ---- What was typed and not received yet. It never leaves the tab, and belongs to one case and one screen. ---- */

  function storage(work) {
    try { return work(sessionStorage); } catch (error) { return null; } /* private mode: nothing can be kept */
  }

  function forget() {
    storage(function (kept) {
      Object.keys(kept).filter(function (key) { return key.indexOf(KEPT) === 0; })
        .forEach(function (key) { kept.removeItem(key); });
    });
  }

  function page() { return document.getElementById("pagina"); }
  function form() { return document.getElementById("daform"); }

  function screenOf(someForm) {
    var field = someForm && someForm.elements._ignore_pantalla;
    return field && field.value && page().dataset.caso ? KEPT + page().dataset.caso + ":" + field.value : "";
  }

  function answers(someForm) {
    return Array.prototype.filter.call(someForm.elements, function (field) {
      return field.name && field.type !== "hidden" && field.tagName !== "BUTTON";
    });
  }

  function typed(someForm) {
    return answers(someForm).map(function (field) {
      return /radio|checkbox/.test(field.type) ? (field.checked ? field.value : "") : field.value;
    });
  }

  function keep() {
    var key = screenOf(form());
    if (key) { storage(function (kept) { kept.setItem(key, JSON.stringify(typed(form()))); }); }
  }

  function bringBack() {
    var key = screenOf(form()), text = key && storage(function (kept) { return kept.getItem(key); });
    if (!text) { return; }
    var before = JSON.stringify(typed(form())), values = JSON.parse(text), fields = answers(form());
    if (text === before || values.length !== fields.length) { return; }
    fields.forEach(function (field, place) {
      if (/radio|checkbox/.test(field.type)) { field.checked = values[place] !== ""; } else { field.value = values[place]; }
    });
    say("recuperado");
  }

  /* ---- Sending and fetching ---- */

  function words(name) { return document.getElementById("dice-" + name).content.cloneNode(true); }

  function say(name, again) {
    var old = document.getElementById("aviso");
    if (old) { old.remove(); }
    var box = document.createElement("div");
    box.id = "aviso"; box.className = "rf-alerta"; box.setAttribute("role", "alert");
    box.appendChild(words(name));
    if (again) {
      var button = box.querySelector("button");
      button.addEventListener("click", function () { box.remove(); again(); });
    }
    page().insertBefore(box, document.getElementById("contenido"));
    box.scrollIntoView({ block: "nearest" });
  }

  function busy(on) {
    document.body.classList.toggle("rf-enviando", on);
    page().setAttribute("aria-busy", String(on));
  }

  function ask(address, options, then, again) {
    busy(true);
    fetch(address, Object.assign({ credentials: "same-origin", redirect: "follow" }, options)).then(function (answer) {
      if (answer.status >= 500) { say("recuperando", again); return null; }
      return then(answer);
    }).catch(function () { say("sin-senal", again); }).then(function () { busy(false); });
  }

  function send(someForm, button) {
    var data = new FormData(someForm), key = screenOf(someForm);
    var body = someForm.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
    if (button && button.name) { body.append(button.name, button.value); }
    keep();
    var address = (button && button.getAttribute("formaction")) || someForm.action;
    ask(address, { method: "POST", body: body }, function (answer) {
      return answer.text().then(function (text) {
        if (someForm.hasAttribute("data-borra")) { forget(); }
        show(text, answer.url, key);
      });
    }, function () { send(someForm, button); });
  }

  function follow(link) {
    ask(link.href, {}, function (answer) {
      return answer.text().then(function (text) { show(text, answer.url, ""); });
    }, function () { follow(link); });
  }

  function download(link) {
    ask(link.href, {}, function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.blob().then(function (blob) {
        var saver = document.createElement("a");
        saver.href = URL.createObjectURL(blob);
        saver.download = link.getAttribute("download");
        saver.click();
        setTimeout(function () { URL.revokeObjectURL(saver.href); }, 60000);
      });
    }, function () { download(link); });
  }

  /* ---- The next screen takes the place of this one; the tab's history keeps a single entry. ---- */

  function show(text, address, sent) {
    var next = new DOMParser().parseFromString(text, "text/html"), came = next.getElementById("pagina");
    if (!came) { location.replace(address); return; }
    var late = came.querySelector("[data-aviso=otra_ventana]");
    if (sent && came.dataset.estado !== "rechazado" && came.dataset.estado !== "error" && !late) {
      storage(function (kept) { kept.removeItem(sent); });
    }
    document.title = next.title;
    page().replaceWith(document.adoptNode(came));
    history.replaceState(null, "", address);
    if (late && sent) { offer(sent); }
    begin();
    window.scrollTo(0, 0);
    look(document.querySelector("[aria-invalid]"));
  }

  /* Where a reader's voice and the eye begin: at what is wrong, at what has to be said, at the page. */
  function look(wrong) {
    if (wrong) { wrong.focus(); return; }
    var alert = document.querySelector("[role=alert]") || document.getElementById("contenido");
    if (alert.tabIndex < 0) { alert.setAttribute("tabindex", "-1"); }
    alert.focus({ preventScroll: true });
  }

  /* An answer that came too late, because the case went on in another window, is offered on its own screen. */
  function offer(sent) {
    var link = document.createElement("a"), variable = sent.split(":").slice(2).join(":");
    var action = btoa(JSON.stringify({ action: variable, arguments: {} })).replace(/=+$/, "");
    link.className = "btn btn-secondary rf-ancho";
    link.href = form().action + "&action=" + encodeURIComponent(action);
    link.appendChild(words("ofrece"));
    page().querySelector("[data-aviso=otra_ventana]").after(link);
  }

  document.addEventListener("submit", function (event) {
    event.preventDefault();
    if (!document.body.classList.contains("rf-enviando")) { send(event.target, event.submitter); }
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    if (link.classList.contains("rf-salir")) { event.preventDefault(); leave(link.href); return; }
    if (link.hasAttribute("data-otra-vez")) { event.preventDefault(); location.reload(); return; }
    if (link.origin !== location.origin || link.hash || link.target || link.protocol === "tel:") { return; }
    event.preventDefault();
    if (document.body.classList.contains("rf-enviando")) { return; }
    if (link.hasAttribute("download")) { download(link); } else { follow(link); }
  });

  /* ---- Fields that are asked only after another answer ---- */

  function value(name) {
    var fields = form().querySelectorAll("[name='" + CSS.escape(name) + "']"), found = "";
    Array.prototype.forEach.call(fields, function (field) {
      if (!/radio|checkbox/.test(field.type) || field.checked) { found = field.value; }
    });
    return found;
  }

  function holds(rule) {
    var given = value(rule.of).trim();
    if (rule.is) { return rule.is.indexOf(given) >= 0; }
    return given === "" ? Boolean(rule.empty) : Number(given) < rule.below;
  }

  function reveal() {
    if (!form()) { return; }
    var visible = form().elements._visible;
    Array.prototype.forEach.call(form().querySelectorAll("[data-si]"), function (part) {
      part.hidden = !holds(JSON.parse(part.dataset.si));
      Array.prototype.forEach.call(part.querySelectorAll("input, textarea, select"), function (field) {
        field.disabled = part.hidden;
      });
    });
    if (visible) {
      var names = answers(form()).filter(function (field) { return !field.disabled; })
        .map(function (field) { return field.name; });
      visible.value = btoa(JSON.stringify(Array.from(new Set(names))));
    }
  }

  document.addEventListener("input", function () { reveal(); keep(); });
  document.addEventListener("change", function () { reveal(); keep(); });

  /* A field of a municipality suggests the names of the list that its page carries. */
  document.addEventListener("focusin", function (event) {
    if (event.target.classList.contains("rf-municipio")) { event.target.setAttribute("list", "rf-municipios"); }
  });

  /* ---- Quick exit: leaving replaces the only entry of the tab's history that "back" could show. ---- */

  function leave(url) {
    forget();
    storage(function (kept) { kept.setItem(LEFT, url); });
    document.documentElement.style.display = "none";
    location.replace(url);
  }

  /* Coming back with the back button after a quick exit: go straight on to the neutral page. */
  function guard(persisted) {
    var entry = performance.getEntriesByType("navigation")[0];
    var url = storage(function (kept) { return kept.getItem(LEFT); });
    if (!url) { return; }
    if (persisted || (entry && entry.type === "back_forward")) {
      leave(url);
    } else {
      storage(function (kept) { kept.removeItem(LEFT); });
    }
  }
  window.addEventListener("pageshow", function (event) { if (event.persisted) { guard(true); } });

  /* ---- Paper cannot be unfolded. ---- */
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (details) { details.open = false; });
  });

  /* ---- The two days that are answered most; without scripts they stay hidden. ---- */

  function showDays() {
    Array.prototype.forEach.call(document.querySelectorAll(".rf-dias"), function (days) { days.hidden = false; });
  }

  function dayOf(ago) {
    var day = new Date(Date.now() - ago * 86400000);
    return day.toLocaleDateString("en-CA", { timeZone: "America/Mexico_City" });  // written 2026-05-16
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("[data-hace]") : null;
    if (!button) { return; }
    var field = button.closest(".rf-dias").previousElementSibling;
    field.value = dayOf(Number(button.dataset.hace));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  function begin() {
    showDays();
    reveal();
    bringBack();
    reveal();
  }
  guard(false);
  begin();
  /* Once the screen stands, what the phone keeps for when there is no signal may come. Plain HTTP has no such worker. */
  if ("serviceWorker" in navigator) {
    setTimeout(function () { navigator.serviceWorker.register("/sw.js").catch(function () { /* private mode */ }); }, 3000);
  }
})();
