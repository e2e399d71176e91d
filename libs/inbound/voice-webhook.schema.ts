import { z } from 'zod';
import { parsePhone, type PhoneNumber } from '../channels/phone-number';

const callSid = z.string().regex(/^CA[0-9a-f]{32}$/);
/** A withheld number comes as a word, or as the digits of one: it is nobody's. */
const phone = z
  .string()
  .max(64)
  .transform((value): PhoneNumber | undefined => (/^\+\d{7,15}$/.test(value) ? parsePhone(value, 'FR') : undefined));

/** A turn of a call as Twilio posts it; fields that we do not use may come and go without notice. */
export const callTurnSchema = z
  .object({
    CallSid: callSid,
    From: phone,
    To: phone,
    Direction: z.string().max(20),
    /** Absent when nothing was pressed; more than one key is none that we asked for. */
    Digits: z.string().max(40).optional(),
  })
  .transform(({ CallSid, From, To, Direction, Digits }) => ({
    callSid: CallSid,
    /** Of the person at the other end, whoever has called whom. */
    phone: Direction.startsWith('outbound') ? To : From,
    key: Digits === undefined || Digits === '' ? undefined : Digits,
  }));

/** A recording that can be fetched. */
export const recordingSchema = z
  .object({
    AccountSid: z.string(),
    CallSid: callSid,
    RecordingSid: z.string().regex(/^RE[0-9a-f]{32}$/),
    RecordingStatus: z.string().max(20),
    RecordingDuration: z.coerce.number().int().min(0).max(3600),
  })
  .transform((fields) => ({
    accountSid: fields.AccountSid,
    callSid: fields.CallSid,
    recordingSid: fields.RecordingSid,
    isComplete: fields.RecordingStatus === 'completed',
    seconds: fields.RecordingDuration,
  }));
