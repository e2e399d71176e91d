import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import { encodeLiveFrame } from '../channels/live/live-frame';
import { LiveSocketsService } from '../channels/live/live-sockets.service';
import { GatheredLookup } from '../platform/database/gathered-lookup';
import type { LiveEvents } from './live-events.schema';
import { newestVersions, type NewestVersion } from './live-incidents.queries';

/** Tells everybody who reads an incident's public page that there is a newer version: its number and nothing else. */
@Injectable()
export class LiveIncidentsService {
  private readonly known = new Map<number, number>();
  private readonly newest = new GatheredLookup<number, number>(async (incidentIds) => {
    const found = await newestVersions(this.database, [...new Set(incidentIds)]);
    const versions = new Map(found.map(({ incidentId, version }) => [incidentId, version]));
    return incidentIds.map((incidentId) => versions.get(incidentId));
  });

  constructor(
    private readonly database: DataSource,
    private readonly sockets: LiveSocketsService,
  ) {}

  /** @returns undefined when nothing was ever published under this number */
  newestOf(incidentId: number): Promise<number | undefined> {
    return this.newest.find(incidentId);
  }

  watch(socket: Socket, incidentId: number, version: number): void {
    this.sockets.join(socket, `incident:${incidentId}`);
    this.known.set(incidentId, Math.max(version, this.known.get(incidentId) ?? 0));
    this.sockets.write(socket.id, frameOf(version));
  }

  /** One question to the database, however many read however many pages. */
  async tellNews(): Promise<void> {
    for (const incidentId of this.known.keys()) {
      if (!this.sockets.isOpen(`incident:${incidentId}`)) this.known.delete(incidentId);
    }
    if (this.known.size === 0) return;
    for (const newest of await newestVersions(this.database, [...this.known.keys()])) await this.tell(newest);
  }

  private async tell({ incidentId, version }: NewestVersion): Promise<void> {
    if (version <= (this.known.get(incidentId) ?? 0)) return;
    this.known.set(incidentId, version);
    await this.sockets.send([{ room: `incident:${incidentId}`, frame: frameOf(version) }]);
  }
}

const frameOf = (version: number) => encodeLiveFrame('version', { version } satisfies LiveEvents['version']);
