import type { NotAsked } from '../../table/log.ts';
import type { UnaskedText } from '../texts.ts';

export const unasked: Readonly<Record<NotAsked, UnaskedText>> = {
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
  ROOM: {
    title: 'No room for that window',
    text: 'Your application is not reading, so what arrives stays in the buffer. Offer no more than there is room for.',
  },
  'ACK-ALONE': {
    title: 'Not in this handshake',
    text: 'In the four-message handshake the server’s acknowledgment travels by itself, before its SYN. TCP would send both at once: that is the message it saves.',
  },
  'SYN-ALONE': {
    title: 'Your SYN is next',
    text: 'You have acknowledged their SYN. In the four-message handshake your own SYN follows now, by itself.',
  },
};
