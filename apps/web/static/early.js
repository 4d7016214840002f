// Runs before the first paint: the stored theme and language, so that neither flashes, and the app installs under its name in
// that language. It is a file of its own because the content security policy allows no inline script but the framework's.
// Storage may be forbidden: then the system decides.
(function () {
  var root = document.documentElement;
  var stored = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var theme = stored('hl:theme');
  if (theme === 'light' || theme === 'dark' || theme === 'projector') root.dataset.theme = theme;

  var locale = stored('hl:locale');
  if (locale !== 'en' && locale !== 'zh') {
    var wanted = (navigator.languages || [navigator.language]).map(function (tag) {
      return String(tag).slice(0, 2).toLowerCase();
    });
    locale = wanted.find(function (tag) {
      return tag === 'en' || tag === 'zh';
    });
  }
  if (locale === 'zh') {
    root.lang = 'zh-CN';
    var manifest = document.querySelector('link[rel=manifest]');
    if (manifest) manifest.href = '/manifest.zh.webmanifest';
    // Pages are prerendered in English: hidden until the script has put them into Chinese (base.css), two seconds at most.
    root.dataset.turning = '';
    setTimeout(function () {
      delete root.dataset.turning;
    }, 2000);
  }
})();

// What is typed, chosen or pressed before the program runs (an old laptop, a slow network) is not lost: it happens once it does.
// Links and whatever the browser does by itself are left to it.
(function () {
  var KINDS = ['input', 'change', 'click', 'submit'];
  var kept = [];

  function keep(event) {
    var target = event.target;
    if (event.type === 'submit') event.preventDefault();
    if (event.type === 'click') {
      target = target.closest('button');
      if (!target || (target.form && target.type === 'submit')) return;
    }
    kept.push({ type: event.type, target: target, value: target.value, checked: target.checked });
  }

  function again(was) {
    var target = was.target;
    if (!target.isConnected) return;
    if (was.type === 'submit') return target.requestSubmit();
    if (was.type === 'click') return target.click();
    if (target.value !== was.value) target.value = was.value;
    if (target.checked !== was.checked) target.checked = was.checked;
    target.dispatchEvent(new Event(was.type, { bubbles: true }));
  }

  KINDS.forEach(function (kind) {
    addEventListener(kind, keep, true);
  });
  addEventListener(
    'program-ready',
    function () {
      KINDS.forEach(function (kind) {
        removeEventListener(kind, keep, true);
      });
      // Pressed twice in impatience is sent once.
      kept
        .filter(function (was, at) {
          return !kept.slice(at + 1).some(function (later) {
            return was.type === 'submit' && later.type === 'submit' && later.target === was.target;
          });
        })
        .forEach(again);
    },
    { once: true },
  );
})();
