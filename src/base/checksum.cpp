#include "base/checksum.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <xxhash.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

class Sha256 {
public:
    Sha256() : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(std::string_view bytes) {
        EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
    }
    std::string finish() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned length = 0;
        EVP_DigestFinal_ex(m_context.get(), digest.data(), &length);
        std::string text;
        for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

std::string sha256_of_file(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input) throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()));
    Sha256 hash;
    std::vector<char> buffer(1 << 16);
    while (input.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
           input.gcount() > 0) {
        hash.add({buffer.data(), static_cast<std::size_t>(input.gcount())});
    }
    if (input.bad())
        throw Error(Failure::storage, tr("The file {0} cannot be read.", file.string()));
    return hash.finish();
}

std::uint64_t quick_hash(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

QuickHash::QuickHash() : m_state(XXH3_createState()) {
    XXH3_64bits_reset(m_state.get());
}

void QuickHash::Free::operator()(XXH3_state_s* state) const {
    XXH3_freeState(state);
}

void QuickHash::add(std::string_view bytes) {
    XXH3_64bits_update(m_state.get(), bytes.data(), bytes.size());
}

std::uint64_t QuickHash::value() const {
    return XXH3_64bits_digest(m_state.get());
}

std::pair<std::uint64_t, std::uint64_t> quick_hash_128(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

}  // namespace vitrine
