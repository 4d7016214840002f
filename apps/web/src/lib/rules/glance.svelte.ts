/** A rule that is read where one is, instead of on its page: which one is open, and the code that shows it. */

let open = $state.raw<string | null>(null);

export const glance = {
  /** The rule's id; null while none is shown. */
  get id(): string | null {
    return open;
  },
  close(): void {
    open = null;
  },
};

/** What shows it. Fetched ahead with what works without a network. */
export const loadGlance = () => import('./RuleGlance.svelte');

/**
 * Makes a link to a rule's page show the rule in place. Whoever asks for a new tab or window gets the page, and so does who lost the
 * network before any of this was loaded.
 */
export const atAGlance = (id: string) => ({
  'aria-haspopup': 'dialog' as const,
  onclick(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { href } = event.currentTarget as HTMLAnchorElement;
    loadGlance().then(
      () => (open = id),
      () => window.open(href, '_blank', 'noopener,noreferrer'),
    );
  },
});
