// Loaded before the console's server. It asks for Node's own SQLite at its start, which Node 20 lacks; the test's
// account keeps no logs, so that nothing of it is ever called.
const Module = require('node:module');

if (!Module.isBuiltin('node:sqlite')) {
  const load = Module._load;
  Module._load = (request, ...rest) => (request === 'node:sqlite' ? {} : load(request, ...rest));
}
