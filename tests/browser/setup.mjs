// Before the suite: starts the demonstration and asks it what the addresses of pages need. After it: stops it.
import { accounts, dataFolder, start } from './demo.mjs';
import { gather } from './facts.mjs';
import { prepare } from './prepare.mjs';

export default async function setup() {
    const folder = dataFolder();
    const { address, stop } = await start('demo', folder);
    try {
        const people = accounts(folder);
        const prepared = await prepare(address, folder, people);
        const facts = { ...(await gather(address, people)), ...prepared };
        // Workers are processes of their own and get the environment of this one.
        process.env.ACERVO_ADDRESS = address;
        process.env.ACERVO_FACTS = JSON.stringify(facts);
    } catch (error) {
        await stop();
        throw error;
    }
    return stop;
}
