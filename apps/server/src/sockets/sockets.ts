/** Joins the events of the contract to what answers them. */
import { Afterwards } from '../classes/afterwards.ts';
import { Classroom } from '../classes/classroom.ts';
import { Floor } from '../classes/floor.ts';
import { Instructing } from '../classes/instructing.ts';
import { SittingIn } from '../classes/sitting-in.ts';
import { Stepping } from '../classes/stepping.ts';
import { People } from '../classes/people.ts';
import { Tending } from '../classes/tending.ts';
import { keepTerms } from '../classes/terms.ts';
import type { Lab } from '../lab.ts';
import { Seating } from '../seating/seating.ts';
import { afterwardsHandlers } from './afterwards.ts';
import { detach } from './attach.ts';
import { classHandlers } from './class.ts';
import { listen } from './edge.ts';
import type { Handlers } from './edge.ts';
import { entryHandlers } from './entry.ts';
import { learnerHandlers } from './learner.ts';
import { moveHandlers } from './move.ts';
import { peopleHandlers } from './people.ts';
import { seatHandlers } from './seat.ts';
import { stepHandlers } from './step.ts';
import { tableHandlers } from './table.ts';

/** From now on connections are answered. A connection by itself takes no seat and changes nothing. */
export function answerSockets(lab: Lab, addresses: (host: string | undefined) => string[]): void {
  const floor = new Floor(lab);
  const tending = new Tending(lab, floor);
  const classroom = new Classroom(lab, floor, tending);
  const seating = new Seating(lab, classroom);
  const afterwards = new Afterwards(lab, floor);
  keepTerms(lab, afterwards);
  const sitting = new SittingIn(lab, floor, tending);
  const handlers: Handlers = {
    ...tableHandlers(lab, seating),
    ...seatHandlers(lab, seating, sitting),
    ...stepHandlers(lab, new Stepping(lab, floor), sitting),
    ...moveHandlers(lab),
    ...classHandlers(lab, new Instructing(lab, floor, tending), addresses),
    ...afterwardsHandlers(afterwards),
    ...entryHandlers(lab, floor, seating, sitting),
    ...peopleHandlers(new People(lab, floor, tending, classroom)),
    ...learnerHandlers(lab),
  };
  lab.io.on('connection', (socket) => {
    listen(lab, handlers, socket);
    socket.on('disconnect', () => {
      detach(lab, socket);
      sitting.gone(socket);
    });
  });
}
