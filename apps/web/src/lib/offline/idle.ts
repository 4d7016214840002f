/** Calls it once the page is loaded and has nothing else to do. @returns what to call so that it is not called any more */
export function whenIdle(call: () => void): () => void {
  let over = false;
  const go = () => {
    if (!over) call();
  };
  const wait = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(go);
    else setTimeout(go);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
  return () => {
    over = true;
  };
}
