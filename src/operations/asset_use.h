// Pictures and files in use: what products name and is not there, and what is there and nobody
// names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "store/catalogue.h"

namespace vitrine {

// A value that names a file whose bytes are not in the catalogue's folder of assets.
struct MissingFile {
    std::string product;      // code; of a record its entity and code: "brand/acme"
    std::string field;        // field_name()
    std::string name;         // as the product names it
    bool was_stored = false;  // its bytes were there once and are gone; else they never came
};

// A stored file that neither a product nor the structure names any more.
struct UnusedFile {
    Asset asset;
    // The history names it: taking a change set back, doing one again or looking back may need it.
    bool is_in_history = false;
    // No catalogue row knows it: left behind by a job that ended early. `asset` has only checksum
    // (or the name of an unfinished copy) and size then.
    bool is_stray = false;
};

struct AssetUse {
    std::int64_t stored = 0;  // files that the catalogue knows
    std::int64_t stored_bytes = 0;
    std::int64_t named = 0;            // values of products and records that name a file
    std::int64_t missing_count = 0;    // of these, those whose bytes are not there
    std::vector<MissingFile> missing;  // the first ones, by product; records last
    std::vector<UnusedFile> unused;    // all of them, by checksum; strays last
};

inline constexpr std::size_t most_missing_files = 10'000;  // that are kept to be shown

// Reads every product, and the history if there is anything unused. A file whose checksum stands
// anywhere in the structure or the history counts as named there, whatever it stands for: what
// might be needed is kept. Reads only.
AssetUse find_asset_use(Catalogue& catalogue, const Progress& progress);

struct RemovedAssets {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    std::int64_t kept_for_history = 0;  // unused, but the history may need them
};
enum class RemoveAssets { preview, remove };

// Removes what find_asset_use() gives as unused, except what the history may need: so every kept
// change set can still be undone and redone. There is no way back. Their renditions go too. What is
// in the history can be removed after that was pruned (prune_history.h). A preview writes nothing.
// Throws Error (locked) while a job is at work, which may have stored files that it names only
// later; (storage) where the catalogue cannot be written. A file that cannot be removed stays
// behind as a stray.
RemovedAssets remove_unused_assets(Catalogue& catalogue, RemoveAssets intent,
                                   const Progress& progress);

}  // namespace vitrine
