#include "library.h"

#include <dlfcn.h>

#include "messages.h"

namespace vitrine::host {

const vitrine_exporter& load_exporter(const std::string& file) {
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char* reason = dlerror();
        throw Failed("load", reason ? reason : "dlopen failed");
    }
    using Entry = const vitrine_exporter* (*)(std::uint32_t);
    const auto entry = reinterpret_cast<Entry>(dlsym(library, "vitrine_exporter_entry"));
    if (!entry) throw Failed("symbol", "It does not export vitrine_exporter_entry.");

    const vitrine_exporter* exporter = entry(VITRINE_EXPORTER_ABI);
    const std::string host_abi = std::to_string(VITRINE_EXPORTER_ABI);
    if (!exporter) throw Failed("abi", "It cannot serve a host of ABI " + host_abi + ".");
    if (exporter->abi != VITRINE_EXPORTER_ABI) {
        throw Failed("abi", "Its ABI is " + std::to_string(exporter->abi) + ", the host's is " +
                                host_abi + ".");
    }
    if (!VITRINE_HAS(exporter, vitrine_exporter, end) || !exporter->describe || !exporter->begin ||
        !exporter->add || !exporter->finish || !exporter->end) {
        throw Failed("contract", "A function of its vitrine_exporter is missing.");
    }
    return *exporter;
}

}  // namespace vitrine::host
