import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { sql } from '../platform/database/sql';
import { writeCommuneCells } from './commune-cells.store';
import { isCommune, type OutlineFault, readOutlines } from './commune-outlines';

export type OutlineImport =
  | { readonly stored: number }
  /** Nothing was stored: a list with holes would let an alert miss people without a word. */
  | { readonly faults: readonly OutlineFault[] };

const rowsPerStatement = 200;

/** The outlines of communes and departments that authors choose by code. For the command line: whoever runs it holds the database. */
@Injectable()
export class CommuneOutlinesService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** @param input a parsed GeoJSON FeatureCollection; outlines that are there already are replaced */
  async import(input: unknown): Promise<OutlineImport> {
    const read = readOutlines(input);
    if ('faults' in read) return read;
    const { outlines } = read;
    await this.database.transaction(async (tx) => {
      for (let i = 0; i < outlines.length; i += rowsPerStatement) {
        await sql(
          tx,
          `INSERT INTO commune_outline (code, name, outline, population)
           SELECT code, name, outline, population
           FROM jsonb_to_recordset($1::jsonb) AS given (code text, name text, outline jsonb, population integer)
           ON CONFLICT (code) DO UPDATE SET name = excluded.name, outline = excluded.outline, population = excluded.population`,
          [JSON.stringify(outlines.slice(i, i + rowsPerStatement))],
        );
      }
      await writeCommuneCells(tx, outlines.filter(({ code }) => isCommune(code))); // prettier-ignore
      const detail = { outlines: outlines.length };
      await this.audit.record(tx, {
        actor: 'operator',
        action: 'outlines-imported',
        subject: 'commune-outlines',
        detail,
      });
    });
    return { stored: outlines.length };
  }
}
