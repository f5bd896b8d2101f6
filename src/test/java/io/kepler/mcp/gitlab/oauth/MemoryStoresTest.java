package io.kepler.mcp.gitlab.oauth;

class MemoryStoresTest extends StoresContract {
    private final Stores stores = new MemoryStores();

    @Override
    protected Stores node(int number) {
        return stores;
    }
}
