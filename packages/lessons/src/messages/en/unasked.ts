import type { Unasked } from '@handshake/protocol';
import type { UnaskedText } from '../texts.ts';

export const unasked: Readonly<Record<Unasked, UnaskedText>> = {
  OPEN: {
    title: 'Not asked for yet',
    text: 'TCP would allow this SYN. But your application has not called connect(), and TCP opens nothing by itself.',
  },
  SEND: {
    title: 'Not asked for yet',
    text: 'TCP would allow this data. But your application has not given you that many bytes to send.',
  },
  CLOSE: {
    title: 'Not asked for yet',
    text: 'TCP would allow this FIN. But your application has not called close() yet: it may still have something to send.',
  },
  ABORT: {
    title: 'Not asked for',
    text: 'TCP would allow this RST. But your application has not given up the connection, and nothing that arrived asks for one.',
  },
};
