import { channelCodes } from '../channels/channel';
import { isFrozen } from '../check-ins/liaison/death-file';
import { ownSources } from '../check-ins/source';
import { parentCell } from '../geo/parent-cell';
import { deliveryStatus } from './delivery';
import { pauseResolution } from './pause';

const { delivered, seen } = deliveryStatus;

/**
 * Of the row `told`: no device of the person has said that it has the notice.
 * @param channels those whose receipts count
 */
export const isUnheard = (channels: readonly (keyof typeof channelCodes)[]): string => `NOT EXISTS (
  SELECT FROM delivery heard
  WHERE heard.notice_id = told.notice_id AND heard.person_id = told.person_id
    AND heard.channel IN (${channels.map((channel) => channelCodes[channel]).join(', ')})
    AND heard.status IN (${delivered}, ${seen}))`;

/** What others report of the person does not show that they have read anything. */
const ownAnswer = `SELECT FROM current_check_in answer
  WHERE answer.incident_id = notice.incident_id AND answer.person_id = told.person_id
    AND answer.source IN (${ownSources.map((source) => `'${source}'`).join(', ')})`;

/** Of the row `told` and its `notice`: no answer has come to the incident, be it to older words. */
export const isUnanswered = `NOT EXISTS (${ownAnswer})`;

/**
 * As `isUnanswered`, but an answer from before these words does not show that they were read. Who is not there was
 * promised not to be asked again, whatever is said.
 */
export const isUnansweredSince = `NOT EXISTS (
  ${ownAnswer} AND (answer.recorded_at >= notice.frozen_at OR answer.answer = 'not_in_area'))`;

/** Of the row `told` and its `notice`: the person has not silenced such messages, and no death file stands about them. */
export const isWilling = `NOT EXISTS (
  SELECT FROM opt_out WHERE opt_out.person_id = told.person_id AND opt_out.class = notice.class)
  AND NOT ${isFrozen('told.person_id')}`;

const pausedOfNotice = 'SELECT FROM paused_cell WHERE incident_id = notice.incident_id AND resumed_at IS NULL';
const placeOfTold = 'SELECT FROM person_place place WHERE place.person_id = told.person_id';
const isPlacePaused = `EXISTS (${pausedOfNotice} AND cell = ${parentCell('place.cell', pauseResolution)})`;

/**
 * Of the row `told` and its `notice`: not everything that the person has in the area is in cells whose people say that
 * they are not there (`pause.ts`). Asked for further steps only, never for a first message or a correction.
 */
export const isNotPaused = `(NOT EXISTS (${pausedOfNotice})
  OR NOT EXISTS (${placeOfTold} AND ${isPlacePaused})
  OR EXISTS (${placeOfTold} AND NOT ${isPlacePaused} AND (
    SELECT to_cell FROM alert_version_range WHERE version_id = notice.version_id AND from_cell <= place.cell
    ORDER BY from_cell DESC LIMIT 1) >= place.cell))`;
