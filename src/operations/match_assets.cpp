#include "operations/match_assets.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/checksum.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"
#include "operations/put_file.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

// Letters and digits of ASCII, and every byte of another letter.
bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A file and the product it belongs to.
struct Claim {
    std::filesystem::path path;
    std::string file;  // as seen from the folder
    std::string order;
};

std::vector<Claim> list_files(const std::filesystem::path& folder, const Progress& progress) {
    std::error_code failure;
    std::filesystem::recursive_directory_iterator at(folder, failure), end;
    if (failure) {
        throw Error(Failure::usage, tr("{0} is no folder that can be read.", folder.string()),
                    failure.message());
    }
    std::vector<Claim> files;
    for (; at != end; at.increment(failure)) {
        progress.check();
        if (failure) {
            throw Error(Failure::storage, tr("The folder {0} cannot be read.", folder.string()),
                        failure.message());
        }
        const bool is_hidden = at->path().filename().string().starts_with('.');
        if (at->is_directory() && (is_hidden || at->is_symlink())) at.disable_recursion_pending();
        if (is_hidden || at->is_symlink() || !at->is_regular_file()) continue;
        // A product keeps the name as a text, which is UTF-8 whatever the file system says.
        files.push_back({at->path(),
                         to_valid_utf8(at->path().lexically_relative(folder).generic_string()),
                         {}});
    }
    std::sort(files.begin(), files.end(),
              [](const Claim& a, const Claim& b) { return a.file < b.file; });
    return files;
}

class Matching {
public:
    Matching(Catalogue& catalogue, const MatchAssets& match, MatchIntent intent,
             const Progress& progress)
        : m_catalogue(catalogue), m_match(match), m_intent(intent), m_progress(progress) {}

    MatchAssetsReport run() {
        check_fields();
        std::vector<Claim> files = list_files(m_match.folder, m_progress);
        m_report.files = static_cast<std::int64_t>(files.size());
        ChangeSetOrigin origin;
        origin.author = current_author();
        origin.source = "import";
        origin.profile = m_match.folder.string();
        origin.note = tr("Files of the folder {0}, by the SKU in their names",
                         m_match.folder.filename().string());
        ChangeSetWriter writer(m_catalogue, std::move(origin),
                               m_intent == MatchIntent::preview ? ChangeSetWriter::Mode::preview
                                                                : ChangeSetWriter::Mode::bulk);
        for (auto& [product, claims] : sort_by_product(std::move(files)))
            take(writer, product, std::move(claims));
        const ChangeSetId change_set = writer.finish();
        if (m_intent == MatchIntent::save) m_report.change_set = change_set;
        const auto by_file = [](const auto& a, const auto& b) { return a.file < b.file; };
        std::sort(m_report.matched.begin(), m_report.matched.end(), by_file);
        std::sort(m_report.unmatched.begin(), m_report.unmatched.end(), by_file);
        return std::move(m_report);
    }

private:
    void check_fields() const {
        if (m_match.fields.empty())
            throw Error(Failure::usage, tr("Say which attribute takes the files."));
        const auto structure = m_catalogue.structure();
        for (const FieldAddress& field : m_match.fields) {
            const Attribute* attribute = structure->attributes.find(field.attribute);
            if (attribute == nullptr || !attribute->is_media()) {
                throw Error(Failure::usage,
                            tr("{0} takes no pictures or files.", field_name(*structure, field)));
            }
        }
    }

    std::map<ProductId, std::vector<Claim>> sort_by_product(std::vector<Claim> files) {
        std::map<ProductId, std::vector<Claim>> claims;
        for (Claim& file : files) {
            m_progress.check();
            const std::string stem = file.path.stem().string();
            ProductId product = 0;
            for (const std::string_view code : asset_name::possible_codes(stem)) {
                product = find(code);
                if (product == 0) continue;
                file.order = asset_name::order_key(std::string_view(stem).substr(code.size()));
                break;
            }
            if (product == 0) {
                leave_out(file, UnmatchedReason::no_product, {});
            } else {
                claims[product].push_back(std::move(file));
            }
        }
        return claims;
    }

    ProductId find(std::string_view code) {
        ProductStore& products = m_catalogue.products();
        if (const auto id = products.find(ProductStore::Space::products, code)) return *id;
        return products.find(ProductStore::Space::models, code).value_or(0);
    }

    void leave_out(const Claim& claim, UnmatchedReason reason, const std::string& code) {
        m_report.unmatched.push_back({claim.file, reason, code});
    }

    // The files of one product, in their order, into its fields.
    void take(ChangeSetWriter& writer, ProductId id, std::vector<Claim> claims) {
        m_progress.tick(++m_done);
        const auto before = m_catalogue.products().load(id);
        if (!before) return;
        Product after = *before;
        std::stable_sort(claims.begin(), claims.end(),
                         [](const Claim& a, const Claim& b) { return a.order < b.order; });
        std::size_t field = 0;
        for (std::size_t i = 0; i < claims.size();) {
            std::size_t end = i + 1;
            while (end < claims.size() && claims[end].order == claims[i].order) ++end;
            // A place in the order that several files claim stays empty: nothing moves up.
            if (end - i > 1) {
                for (; i < end; ++i) leave_out(claims[i], UnmatchedReason::ambiguous, after.code);
            } else if (field >= m_match.fields.size()) {
                leave_out(claims[i++], UnmatchedReason::no_field, after.code);
            } else {
                put(writer, after, m_match.fields[field], claims[i++]);
            }
            ++field;
        }
        writer.update(*before, std::move(after));
    }

    void put(ChangeSetWriter& writer, Product& product, const FieldAddress& field,
             const Claim& claim) {
        const Attribute& attribute = *writer.structure().attributes.find(field.attribute);
        const ValueKey key = writer.key_for(attribute, field.channel, field.locale);
        Value value = FileReference{claim.file, {}};
        const LoadedLineage loaded(m_catalogue.products(), product);
        if (auto issue = check_new_file(writer.structure(), attribute, loaded.lineage(), claim.path,
                                        claim.file)) {
            note(product, key, claim, std::move(*issue));
            leave_out(claim, UnmatchedReason::refused, product.code);
            return;
        }
        auto& file = std::get<FileReference>(value);
        const Value* stored = product.values.find(key);
        const auto* now = stored == nullptr ? nullptr : std::get_if<FileReference>(stored);
        file.checksum = m_intent == MatchIntent::preview
                            ? sha256_of_file(claim.path)
                            : m_catalogue.assets().add(claim.path).checksum;
        if (now != nullptr && now->checksum == file.checksum) {
            ++m_report.unchanged;
            return;
        }
        m_report.matched.push_back({claim.file, product.code, field_name(writer.structure(), key),
                                    now == nullptr ? std::string() : now->name});
        product.values.set(key, std::move(value));
    }

    void note(const Product& product, ValueKey key, const Claim& claim, Issue issue) {
        issue.product = product.code;
        issue.column = field_name(*m_catalogue.structure(), key);
        issue.value = shorten(claim.file, 200);
        issue.file = claim.file;
        m_report.issues.push_back(std::move(issue));
    }

    Catalogue& m_catalogue;
    const MatchAssets& m_match;
    const MatchIntent m_intent;
    const Progress& m_progress;
    std::int64_t m_done = 0;
    MatchAssetsReport m_report;
};

}  // namespace

std::string_view unmatched_reason_name(UnmatchedReason reason) {
    switch (reason) {
        case UnmatchedReason::no_product:
            return "no_product";
        case UnmatchedReason::ambiguous:
            return "ambiguous";
        case UnmatchedReason::no_field:
            return "no_field";
        case UnmatchedReason::refused:
            return "refused";
    }
    return {};
}

MatchAssetsReport match_assets(Catalogue& catalogue, const MatchAssets& match, MatchIntent intent,
                               const Progress& progress) {
    return Matching(catalogue, match, intent, progress).run();
}

namespace asset_name {

std::vector<std::string_view> possible_codes(std::string_view stem) {
    std::vector<std::string_view> codes;
    if (!stem.empty()) codes.push_back(stem);
    for (std::size_t end = stem.size(); end-- > 1;) {
        if (!is_word(stem[end])) codes.push_back(stem.substr(0, end));
    }
    return codes;
}

std::string order_key(std::string_view rest) {
    std::string key;
    const std::string folded = fold_case(rest);
    for (std::size_t at = 0; at < folded.size();) {
        if (!is_word(folded[at])) {  // how somebody separates them says nothing
            ++at;
            continue;
        }
        if (!key.empty()) key += ' ';
        if (is_digit(folded[at])) {
            while (at + 1 < folded.size() && folded[at] == '0' && is_digit(folded[at + 1])) ++at;
            const std::size_t begin = at;
            while (at < folded.size() && is_digit(folded[at])) ++at;
            // The count of digits first, as a character: 9 stands before 10.
            key += static_cast<char>('0' + std::min<std::size_t>(at - begin, 60));
            key += folded.substr(begin, at - begin);
        } else {
            while (at < folded.size() && is_word(folded[at]) && !is_digit(folded[at]))
                key += folded[at++];
        }
    }
    return key;
}

}  // namespace asset_name

}  // namespace vitrine
