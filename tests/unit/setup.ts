// Before every file of unit tests: addresses are compared as in the extension, which reads what was learned from its
// packaged files.
import '../../scripts/lib/learned.ts';
