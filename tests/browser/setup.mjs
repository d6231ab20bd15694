// Before the suite: starts the demonstration and asks it what the addresses of pages need. After it: stops it.
import { accounts, dataFolder, start } from './demo.mjs';
import { gather } from './facts.mjs';

export default async function setup() {
    const folder = dataFolder();
    const { address, stop } = await start('demo', folder);
    try {
        const facts = await gather(address, accounts(folder));
        // Workers are processes of their own and get the environment of this one.
        process.env.ACERVO_ADDRESS = address;
        process.env.ACERVO_FACTS = JSON.stringify(facts);
    } catch (error) {
        await stop();
        throw error;
    }
    return stop;
}
