/** What of the board is shown only once somebody asks for it: fetched when the board stands. */
export { default as Arranging } from './Arranging.svelte';
export { default as Drawer } from './Drawer.svelte';
export { default as VeryMoves } from '#lib/afterwards/VeryMoves.svelte';
export { default as LessonDialog } from './LessonDialog.svelte';
