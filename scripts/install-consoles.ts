// Installs the packages of the servers in tests/consoles, unless they are there.
import { installLounge } from '../tests/consoles/thelounge/client.ts';
import { installVendure } from '../tests/consoles/vendure/client.ts';

await Promise.all([installVendure(), installLounge()]);
