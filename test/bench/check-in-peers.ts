import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import { Body, Controller, Headers, Injectable, Module, Param, Post, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Column, DataSource, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { z } from 'zod';
import { checkInSchema, idempotencyKey } from '../../libs/check-ins/check-in.schema';
import { OwnAnswersService } from '../../libs/check-ins/own-answers.service';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { validationPipe } from '../../libs/platform/http/validation';
import { hashToken } from '../../libs/platform/token';

const bearer = (header = ''): string => header.slice('Bearer '.length);

@Entity('person_link')
export class SessionRow {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Column('bigint', { name: 'person_id' }) personId!: number;
  @Column() purpose!: string;
}

@Entity('check_in')
export class CheckInRow {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: number;
  @Column('bigint', { name: 'incident_id' }) incidentId!: number;
  @Column('bigint', { name: 'person_id' }) personId!: number;
  @Column() answer!: string;
  @Column() source!: string;
  @Column() verified!: boolean;
  @Column({ name: 'idempotency_key' }) idempotencyKey!: string;
  @Column('timestamptz', { name: 'said_at' }) saidAt!: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity('current_check_in')
export class CurrentRow {
  @PrimaryColumn('bigint', { name: 'incident_id' }) incidentId!: number;
  @PrimaryColumn('bigint', { name: 'person_id' }) personId!: number;
  @Column('bigint', { name: 'check_in_id' }) checkInId!: number;
  @Column() answer!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity('outbox')
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: number;
  @Column() type!: string;
  @Column('jsonb') payload!: object;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
}

export const peerEntities = [SessionRow, CheckInRow, CurrentRow, OutboxRow];

/** What a good team writes first: entities found and saved one by one, in one transaction for each answer. */
@Injectable()
export class IdiomaticService {
  constructor(private readonly database: DataSource) {}

  async record(token: string, incidentId: number, answer: string, idempotencyKey: string): Promise<CheckInRow> {
    const tokenHash = hashToken(token);
    const session = await this.database.getRepository(SessionRow).findOneBy({ tokenHash, purpose: 'session' });
    if (!session) throw new UnauthorizedException();
    const { personId } = session;
    return this.database.transaction(async (tx) => {
      const known = await tx.findOneBy(CheckInRow, { idempotencyKey });
      if (known) return known;
      const recordedAt = new Date();
      const values = { incidentId, personId, answer, source: 'page', verified: true, idempotencyKey, saidAt: recordedAt, recordedAt }; // prettier-ignore
      const checkIn = await tx.save(tx.create(CheckInRow, values));
      const before = await tx.findOneBy(CurrentRow, { incidentId, personId });
      await tx.save(tx.create(CurrentRow, { incidentId, personId, checkInId: checkIn.id, answer, recordedAt }));
      if (before?.answer === answer) return checkIn;
      const payload = { type: 'check-in-recorded', checkInId: checkIn.id, incidentId, personId };
      await tx.save(tx.create(OutboxRow, { type: payload.type, payload, occurredAt: recordedAt }));
      return checkIn;
    });
  }
}

@Controller('v1/incidents/:id/check-ins')
export class IdiomaticController {
  constructor(private readonly answers: IdiomaticService) {}

  @Post()
  async record(
    @Param('id') incident: string,
    @Headers() headers: Record<string, string>,
    @Body({ schema: checkInSchema }) { answer }: z.infer<typeof checkInSchema>,
  ) {
    const key = idempotencyKey.parse(headers['idempotency-key']);
    const { id, recordedAt } = await this.answers.record(
      bearer(headers['authorization']),
      Number(incident),
      answer,
      key,
    );
    return { id, answer, recordedAt };
  }
}

/** @returns its port */
export async function startIdiomatic(database: DataSource): Promise<number> {
  @Module({
    controllers: [IdiomaticController],
    providers: [{ provide: DataSource, useValue: database }, IdiomaticService],
  })
  class IdiomaticModule {}
  const app = await NestFactory.create<NestExpressApplication>(IdiomaticModule, new ExpressAdapter(), {
    logger: false,
  });
  app.useGlobalPipes(validationPipe);
  await app.listen(0, '127.0.0.1');
  return portOf(app.getHttpServer());
}

/** The least that a program must do around the same sessions, rules and batches: no framework at all. @returns its port */
export async function startRaw(sessions: PersonSessionsService, ownAnswers: OwnAnswersService): Promise<number> {
  const answer = async ({ url = '', headers }: IncomingMessage, body: string, response: ServerResponse) => {
    const personId = await sessions.authenticate(bearer(headers.authorization));
    if (personId === undefined) throw new Error('not signed in');
    const { answer: said } = checkInSchema.parse(JSON.parse(body));
    const key = idempotencyKey.parse(headers['idempotency-key']);
    const { publicId, recordedAt } = await ownAnswers.give(personId, url.split('/')[3] ?? '', { answer: said, key });
    const text = JSON.stringify({ id: publicId, answer: said, recordedAt });
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      answer(request, body, response).catch(() => response.writeHead(500, { 'content-length': 0 }).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server);
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
