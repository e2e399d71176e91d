/** H3 resolution of what is paused at once, about 5 km²: fine enough for one wrong corner of an area. */
export const pauseResolution = 7;

/** Of fewer answers nothing follows. */
export const fewestAnswers = 10;

/** More than this share of "not in the area" pauses a cell; it goes on by itself when the share has fallen to the other. */
export const pauseAbove = 0.2;
export const resumeAt = 0.1;

/** A cell whose people say that they are not there: nobody in it is sought any further. */
export interface PausedCell {
  /** H3 index in hexadecimal. */
  readonly cell: string;
  /** As `placeOfCell` names it. */
  readonly place: string;
  readonly pausedAt: Date;
}
