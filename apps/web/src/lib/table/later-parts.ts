/** The parts of a table that `later.svelte.ts` fetches. */
export { debrief, nextLevel, wentOf } from '@handshake/lessons';
export { default as AskedPanel } from './asked/AskedPanel.svelte';
export { default as Foretell } from './asked/Foretell.svelte';
export { told } from './asked/told.ts';
export { default as ToldLine } from './asked/ToldLine.svelte';
export { default as DebriefPanel } from './DebriefPanel.svelte';
export { verdictView } from './explained.ts';
export { default as PacketList } from './PacketList.svelte';
export { default as PastVerdicts } from './PastVerdicts.svelte';
export { default as Takeaway } from './Takeaway.svelte';
export { default as VerdictCard } from './VerdictCard.svelte';
