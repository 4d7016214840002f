/** Endpoints for tables of tests: the same connection seen at each of its states. */
import { closed, restored } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import type { State } from '../state.ts';

/**
 * ISS 100, IRS 300. Sent: 9 bytes (101…109), of which 4 are acknowledged, and the FIN (110) where the state has one.
 * Received: 5 bytes (301…305), and the FIN (306) likewise. Windows: 100 bytes to receive, 1000 to send.
 */
export function endIn(state: State, passive = false): Endpoint {
  if (state === 'CLOSED') return closed({ iss: 100, wnd: 100 });
  if (state === 'LISTEN') return { ...closed({ iss: 100, wnd: 100 }), state, passive: true };
  if (state === 'SYN-SENT' || state === 'SYN-RECEIVED')
    return restored({
      state,
      passive: passive && state === 'SYN-RECEIVED',
      iss: 100,
      irs: state === 'SYN-SENT' ? null : 300,
      snd: { una: 100, nxt: 101, wnd: state === 'SYN-SENT' ? 0 : 1000 },
      rcv: { nxt: state === 'SYN-SENT' ? 0 : 301, wnd: 100 },
    });
  const sentFin = !['ESTABLISHED', 'CLOSE-WAIT'].includes(state);
  const gotFin = !['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'].includes(state);
  const allAcked = state === 'FIN-WAIT-2' || state === 'TIME-WAIT';
  const nxt = sentFin ? 111 : 110;
  const end = restored({
    state,
    passive,
    iss: 100,
    irs: 300,
    snd: { una: allAcked ? nxt : 105, nxt, wnd: 1000 },
    rcv: { nxt: gotFin ? 307 : 306, wnd: 100 },
  });
  return state === 'TIME-WAIT' ? { ...end, timers: { ...end.timers, timeWait: { due: 240_000 } } } : end;
}
