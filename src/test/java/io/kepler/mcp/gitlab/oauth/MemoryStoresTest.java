package io.kepler.mcp.gitlab.oauth;

class MemoryStoresTest extends StoresContract {
    private final Stores stores = new MemoryStores();

    @Override
    public Stores node(int number) {
        return stores;
    }
}
