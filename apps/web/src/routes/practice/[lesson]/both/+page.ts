import { loadLesson } from '@handshake/lessons';
import type { PageLoad } from './$types';

/** The one lesson that is played here; null where there is none of this id. */
export const load: PageLoad = async ({ params }) => ({ lesson: (await loadLesson(params.lesson)) ?? null });
