/** Personal codes: with one a student is back in their class from any device. Kept hashed, told once. */
import { CODE_ALPHABET, PERSONAL_LENGTH, refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { drawBelow, hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import { detach } from '../sockets/attach.ts';
import type { Change, StoredStudent } from '../storage/repository.ts';
import type { LiveStudent } from './students.ts';

const drawPersonal = (): string =>
  Array.from({ length: PERSONAL_LENGTH }, () => CODE_ALPHABET[drawBelow(CODE_ALPHABET.length)]).join('');
/** The same code of another class is another's. */
const personalHash = (classId: string, code: string): string => hashOf(`${classId} ${code}`);

/** How many replaced tokens are remembered, to tell their devices more than that they are unknown. */
const REMEMBERED = 5_000;

export class Personal {
  readonly #lab: Lab;
  /** Hashes of tokens whose seats went on on another device. */
  readonly #elsewhere = new Set<string>();

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** The student with a code of their own, not stored yet. */
  with(stored: StoredStudent): { stored: StoredStudent; personal?: string } {
    if (stored.classId === null) return { stored };
    const personal = drawPersonal();
    return { stored: { ...stored, codeHash: personalHash(stored.classId, personal) }, personal };
  }

  /** A new code; the old one is worth nothing afterwards. To be called in the queue of the class. @throws StorageFailure */
  async renew(student: LiveStudent): Promise<string | null> {
    const { stored, personal = null } = this.with(student.stored);
    if (personal === null) return null;
    await this.#store(student, stored);
    return personal;
  }

  /** Whose code it is in this class; null: nobody's who is still in it. */
  async find(classId: string, code: string): Promise<LiveStudent | null> {
    const stored = await this.#lab.storage.findStudentByCode(personalHash(classId, code));
    if (!stored || stored.leftAt !== null || stored.classId !== classId) return null;
    return this.#lab.students.get(stored.id);
  }

  /**
   * From now on the seat goes with this token, and with no other: who sits there by the old one hears and does nothing more.
   * To be called in the queue of the class. @throws StorageFailure
   */
  async takeOver(student: LiveStudent, token: string): Promise<{ ok: true } | Refusal> {
    const lab = this.#lab;
    const tokenHash = hashOf(token);
    const before = student.stored.tokenHash;
    // Its answer was lost, and it comes again.
    if (before === tokenHash) return { ok: true };
    if (await lab.storage.findStudentByToken(tokenHash)) return refuse('token-unknown', { field: 'token' });
    await this.#store(student, { ...student.stored, tokenHash });
    if (this.#elsewhere.size >= REMEMBERED) this.#elsewhere.clear();
    this.#elsewhere.add(before);
    for (const id of [...student.sockets]) {
      const socket = lab.io.sockets.sockets.get(id);
      if (!socket) continue;
      detach(lab, socket);
      socket.emit('seat.elsewhere', {});
    }
    return { ok: true };
  }

  /** The token was good once, before its seat went on on another device. */
  isElsewhere(token: string): boolean {
    return this.#elsewhere.has(hashOf(token));
  }

  async #store(student: LiveStudent, stored: StoredStudent): Promise<void> {
    const change: Change = { put: 'student', student: stored };
    await this.#lab.writer.write([change]);
    student.stored = stored;
  }
}

/** The seat is still this token's: while something was awaited, another device may have taken it over. */
export const holds = (student: LiveStudent, token: string): boolean =>
  student.stored.tokenHash === hashOf(token);
