// What answers filters on long texts (text areas, HTML) without reading a product: an index of all
// of them, in a file beside the catalogue, and the texts that changed since it was made.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "operations/catalogue_stamp.h"
#include "search/columns.h"
#include "search/word_index.h"

namespace vitrine {

// [one thread at a time]
class LongTexts {
public:
    // Where the index of a catalogue is kept: beside it, "catalogue.vitrine.texts". The file may be
    // removed at any time.
    static std::filesystem::path file_of(const Catalogue& catalogue);

    // Reads every product and writes the file, for every program that opens this catalogue. False
    // where the folder cannot be written, somebody else is writing the file, or `progress` said to
    // stop: nothing is lost then.
    static bool make_file(Catalogue& catalogue, const Progress& progress);

    // From the file, where that is of this catalogue, not too far behind, and made later than the
    // change `made_after`; else null. In a transaction that the caller has begun, as the others.
    static std::unique_ptr<LongTexts> open(Catalogue& catalogue, std::int64_t made_after = -1,
                                           const Progress& progress = Progress());

    // Follows what was committed since, whoever did. False where that is not possible or there is
    // more to follow than is worth it: the index is then of no use any more.
    // Told to stop by `progress` it throws, and goes on with the same changes the next time.
    bool follow(Catalogue& catalogue, const Progress& progress = Progress());
    // So much changed since the file was made that it should be made anew.
    bool is_behind() const;
    // The last change that the file knows.
    std::int64_t made_at() const { return m_made_at; }

    // Rows of `among` whose text of this key, the product's own or that of the models above, is one
    // of `folded`, or contains, begins or ends with one, as `way` says. `columns` are of the state
    // that was followed last. Throws ColumnFileDamaged where the file is: remove it then.
    Bitmap find(ValueKey key, TextMatch::Way way, const std::vector<std::string>& folded,
                const Columns& columns, const Bitmap& among);

private:
    LongTexts() = default;
    const WordIndex& index(ValueKey key);

    std::shared_ptr<const ColumnFile> m_file;
    std::int64_t m_made_at = 0;
    std::size_t m_rows = 0;               // of the file
    std::vector<std::uint8_t> m_is_long;  // by attribute id, whether its texts are known
    CatalogueStamp m_stamp;               // up to where the journal is followed
    // Read from the file when somebody asks for them.
    std::map<ValueKey, WordIndex> m_indexes;
    // How many changes were followed, also of one product again: its older texts are still kept.
    std::size_t m_followed = 0;
    Bitmap m_changed;                      // rows that are other ones than in the file
    std::map<ValueKey, Column> m_updates;  // their texts
};

}  // namespace vitrine
