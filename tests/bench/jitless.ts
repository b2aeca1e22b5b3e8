// Before any schema is made: no code from strings, as in the built worker, whose policy forbids it. What a test evaluates
// there may seem to be allowed it at first.
import { config } from 'zod';

config({ jitless: true });
