import 'reflect-metadata';
import { ConfigError } from '../../libs/platform/config/config';
import { Problem } from '../../libs/platform/problem';
import { processTerminal } from './process-terminal.service';
import { tocsinProgram } from './program';

tocsinProgram(processTerminal)
  .parseAsync()
  .catch((fault: unknown) => {
    const isRefusal = fault instanceof Problem || fault instanceof ConfigError;
    processTerminal.fail(isRefusal ? fault.message : String(fault instanceof Error ? (fault.stack ?? fault) : fault));
  });
