// The workbook in which a translator works: a row for each text, its translation to be filled in.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

struct TranslationRow {
    std::string sku;   // of the product, or the code of the model
    std::string kind;  // "product" or "model"
    std::string attribute;
    std::string label;    // of the attribute, for people
    std::string channel;  // empty where the text is the same in all
    std::string source, target;
};

// What of a row stands in which column of a file, found by its headings, whose language does not
// matter: each ends in a mark such as "[attribute]" or "[target:fr_FR]".
struct TranslationColumns {
    std::size_t sku = 0, kind = 0, attribute = 0, channel = 0, source = 0, target = 0;
    std::string source_locale, target_locale;
};
// Absent for any other table.
std::optional<TranslationColumns> find_translation_columns(
    const std::vector<std::string>& headings);

// Only the cells of translations may be written into, without a password. One thread; memory does
// not grow with the rows.
class TranslationSheet {
public:
    // Throws Error (storage) where the file cannot be written.
    TranslationSheet(const std::filesystem::path& file, const std::string& source_locale,
                     const std::string& target_locale);
    ~TranslationSheet();
    TranslationSheet(const TranslationSheet&) = delete;
    TranslationSheet& operator=(const TranslationSheet&) = delete;

    // Whether a cell can hold the text.
    static bool has_room(const std::string& text);
    // All texts must have room. Throws Error: invalid behind a workbook's last row, storage.
    void row(const TranslationRow& row);
    // Without it the file is worth nothing. Throws Error (storage).
    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace vitrine
