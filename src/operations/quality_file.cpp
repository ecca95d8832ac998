// The file of a QualityIndex.
#include "base/error.h"
#include "base/text.h"
#include "operations/quality_index.h"

namespace vitrine {
namespace {

// Raised whenever a check would find something else in the same products.
constexpr std::uint32_t checking = 1;

// What took less is done again as fast as it is read.
constexpr std::chrono::milliseconds a_moment(20);

constexpr const char* block_of_basis = "basis";
constexpr const char* block_of_findings = "findings";
constexpr const char* block_of_groups = "groups";

}  // namespace

bool QualityIndex::read_file(Catalogue& catalogue) {
    const auto file = ColumnFile::open(file_of(catalogue));
    if (file == nullptr) return false;
    try {
        BlockReader basis = file->read(block_of_basis);
        if (basis.number<std::uint32_t>() != checking) return false;
        const CatalogueStamp stamp = CatalogueStamp::read(basis);
        Basis read;
        basis.array(read.attributes);
        for (std::uint64_t& check : read.checks) check = basis.number<std::uint64_t>();
        basis.finish();
        if (!stamp.is_in(catalogue)) return false;

        CheckFindings found;
        BlockReader findings = file->read(block_of_findings);
        findings.array(found.problems);
        std::string words;
        findings.array(words);
        findings.array(found.unknown);
        findings.array(found.gtins);
        findings.array(found.names);
        std::vector<ProductId> parents;
        findings.array(parents);
        findings.finish();
        if (!words.empty()) {
            for (const std::string_view word : split(words, '\n')) found.words.emplace_back(word);
        }

        std::vector<Group> groups;
        BlockReader reader = file->read(block_of_groups);
        const auto count = reader.number<std::uint64_t>();
        for (std::uint64_t i = 0; i < count; ++i) {
            Group group;
            group.key.attribute = reader.number<AttributeId>();
            group.key.scope = reader.number<ScopeId>();
            reader.array(group.products);
            groups.push_back(std::move(group));
        }
        reader.finish();

        m_found = std::move(found);
        m_parents = std::move(parents);
        m_groups = std::move(groups);
        m_basis = std::move(read);
        m_stamp = stamp;
        // What was made of the structure is made anew by whoever asked for the file.
        m_structure = std::make_shared<const Structure>();
        return true;
    } catch (const ColumnFileDamaged&) {
        return false;
    }
}

void QualityIndex::save(Catalogue& catalogue, const Progress& progress) {
    if (!m_unsaved || m_took < a_moment) return;
    m_unsaved = false;
    m_took = {};
    try {
        ColumnFileWriter file(file_of(catalogue), progress);
        file.begin(block_of_basis);
        file.number(checking);
        m_stamp.write(file);
        file.array(m_basis.attributes);
        for (const std::uint64_t check : m_basis.checks) file.number(check);
        file.begin(block_of_findings);
        file.array(m_found.problems);
        file.array(join(m_found.words, "\n"));
        file.array(m_found.unknown);
        file.array(m_found.gtins);
        file.array(m_found.names);
        file.array(m_parents);
        file.begin(block_of_groups);
        file.number<std::uint64_t>(m_groups.size());
        for (const Group& group : m_groups) {
            file.number(group.key.attribute);
            file.number(group.key.scope);
            file.array(group.products);
        }
        file.finish();
    } catch (const Error& error) {
        if (error.failure() == Failure::cancelled) throw;
    }
}

}  // namespace vitrine
