(function () {
  'use strict';
  const $ = (q, in_) => (in_ || document).querySelector(q), all = q => [...document.querySelectorAll(q)];
  const root = document.documentElement, config = JSON.parse($('#chart-config').textContent);
  const font = getComputedStyle(document.body).fontFamily;

  // Replaces each "var(--x)" by what resolve says; all else stays.
  const fill = (node, resolve) => typeof node === 'string' ? node.replace(/var\((--[\w-]+)\)/g, (_, name) => resolve(name))
    : Array.isArray(node) ? node.map(n => fill(n, resolve))
    : node && typeof node === 'object' ? Object.fromEntries(Object.entries(node).map(([k, v]) => [k, fill(v, resolve)])) : node;
  const live = fill(config, name => name === '--font' ? font : 'var(' + name + ')');

  // Figures: colours stay variables, so theme and print follow the style sheet without a second drawing.
  all('script[id^="spec-"]').forEach(s => {
    const at = '#fig-' + s.id.slice(5);
    vegaEmbed(at, JSON.parse(s.textContent), { config: live, renderer: 'svg', actions: false, mode: 'vega-lite', tooltip: { theme: 'custom' } })
      .catch(e => { $(at).textContent = 'This figure could not be drawn: ' + e.message; console.error(e); });
  });

  // Saved figures are light, with plain colours.
  const light = () => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.colorScheme = 'light';
    const c = fill(config, name => name === '--font' ? font : (probe.style.color = 'var(' + name + ')', getComputedStyle(probe).color));
    probe.remove();
    return Object.assign(c, { background: 'white', padding: 8 });
  };
  const save = (href, name) => Object.assign(document.createElement('a'), { href, download: name }).click();
  all('[data-save]').forEach(b => b.addEventListener('click', async () => {
    const name = b.dataset.fig, kind = b.dataset.save, spec = JSON.parse($('#spec-' + name).textContent);
    if (kind === 'json') return save('data:application/json,' + encodeURIComponent(JSON.stringify(spec, null, 1)), name + '.vl.json');
    const view = new vega.View(vega.parse(vegaLite.compile(spec, { config: light() }).spec), { renderer: 'none' });
    save(await view.toImageURL(kind, 2), name + '.' + kind);
  }));

  // Theme switch; the choice is kept where the browser allows it for local files.
  const set = t => { t === 'auto' ? root.removeAttribute('data-theme') : root.setAttribute('data-theme', t); };
  let kept = 'auto';
  try { kept = localStorage.getItem('phasesweep-theme') || 'auto'; } catch (e) { /* private window */ }
  all('[name="theme"]').forEach(r => {
    r.checked = r.value === kept;
    r.addEventListener('change', () => { set(r.value); try { localStorage.setItem('phasesweep-theme', r.value); } catch (e) { /* private window */ } });
  });
  set(kept);

  // Contents: mark the section in view.
  const links = new Map(all('nav.toc a').map(a => [a.hash.slice(1), a]));
  const mark = () => {
    let now = null;
    all('main > section').forEach(s => { if (s.getBoundingClientRect().top < innerHeight * 0.35) now = s.id; });
    links.forEach((a, id) => id === (now || 'outcomes') ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'));
  };
  addEventListener('scroll', mark, { passive: true });
  mark();
})();
