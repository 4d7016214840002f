/** What moves a connection on, in words: a few for the picture, a sentence for reading. */
import type { TransitionEvent } from '@handshake/protocol';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Readonly<Record<TransitionEvent, readonly [short: () => string, sentence: () => string]>> = {
  'passive-open': [m.r_e_passive_open, m.r_w_passive_open],
  close: [m.r_e_close, m.r_w_close],
  'close-queued': [m.r_e_close_queued, m.r_w_close_queued],
  abort: [m.r_e_abort, m.r_w_abort],
  'send-syn': [m.r_e_send_syn, m.r_w_send_syn],
  'send-fin': [m.r_e_send_fin, m.r_w_send_fin],
  'send-rst': [m.r_e_send_rst, m.r_w_send_rst],
  'rcv-syn': [m.r_e_rcv_syn, m.r_w_rcv_syn],
  'rcv-syn-passive': [m.r_e_rcv_syn, m.r_w_rcv_syn_passive],
  'rcv-syn-reopened': [m.r_e_rcv_syn, m.r_w_rcv_syn_reopened],
  'rcv-synack': [m.r_e_rcv_synack, m.r_w_rcv_synack],
  'rcv-ack-of-syn': [m.r_e_rcv_ack_of_syn, m.r_w_rcv_ack_of_syn],
  'rcv-fin': [m.r_e_rcv_fin, m.r_w_rcv_fin],
  'rcv-ack-of-fin': [m.r_e_rcv_ack_of_fin, m.r_w_rcv_ack_of_fin],
  'rcv-fin-acking-fin': [m.r_e_rcv_fin_acking_fin, m.r_w_rcv_fin_acking_fin],
  'rcv-rst': [m.r_e_rcv_rst, m.r_w_rcv_rst],
  'rcv-rst-passive': [m.r_e_rcv_rst, m.r_w_rcv_rst_passive],
  'rcv-rst-reopened': [m.r_e_rcv_rst, m.r_w_rcv_rst_reopened],
  '2msl': [m.r_e_2msl, m.r_w_2msl],
};
export const eventShort = (on: TransitionEvent): string => WORDS[on][0]();
export const eventText = (on: TransitionEvent): string => WORDS[on][1]();
