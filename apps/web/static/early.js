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
