#include "operations/structure_change.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/history.h"
#include "operations/unique_rule.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_note = 200;

Issue make_issue(Severity severity, std::string rule, std::string message, std::string fix) {
    Issue issue;
    issue.severity = severity;
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

}  // namespace

bool StructureChangeReport::refused() const {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

std::int64_t StructureChangeReport::count(std::string_view name) const {
    const auto at = std::find_if(counts.begin(), counts.end(),
                                 [&](const ChangeCount& count) { return count.name == name; });
    return at == counts.end() ? 0 : at->count;
}

void StructureChange::remove(EntityKind kind, std::int32_t id) {
    const auto before = m_writer.change_count();
    m_writer.restore(kind, id, std::nullopt);
    if (m_writer.change_count() != before) ++m_report.entities_changed;
}

void StructureChange::show(const Product& before, const Product& after) {
    if (m_report.values.size() >= m_limits.values) return;
    for (const FieldChange& change : differences(before, after)) {
        if (m_report.values.size() >= m_limits.values) break;
        const auto text = [&](const std::optional<Value>& value) {
            return field_text(m_catalogue, structure(), change.key, value);
        };
        m_report.values.push_back({before.id, before.code, field_name(structure(), change.key),
                                   text(change.before), text(change.after)});
    }
}

bool StructureChange::update(const Product& before, Product after) {
    show(before, after);
    const ProductId id = before.id;
    const bool changed = m_writer.update(before, std::move(after));
    if (changed) count_product(id);
    return changed;
}

void StructureChange::count_product(ProductId id) {
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_changed.size()) m_changed.resize(index + index / 2 + 1);
    if (!m_changed[index]) ++m_report.products_changed;
    m_changed[index] = true;
}

void StructureChange::complete_computed_values(const Progress& progress) {
    if (refused()) return;
    m_writer.complete_computed_values(progress, [&](const Product& before, const Product& after) {
        show(before, after);
        count_product(before.id);
    });
    for (Issue issue : m_writer.computed_issues()) {
        issue.severity = Severity::warning;
        note(std::move(issue));
    }
}

ProductId StructureChange::create(Product product) {
    const ProductId id = m_writer.create(std::move(product));
    count_product(id);
    return id;
}

void StructureChange::remove(const Product& product) {
    count_product(product.id);
    m_writer.remove(product);
}

void StructureChange::refuse_new_twins() {
    UniqueValues* unique = refused() ? nullptr : m_writer.unique_values();
    if (unique == nullptr) return;
    for (const UniqueValues::Twins& twins : unique->new_twins()) {
        if (!wants("unique.twins")) {
            note_more("unique.twins", 1);
        } else if (auto issue = twins_issue(m_catalogue, structure(), twins)) {
            note(*std::move(issue));
        }
    }
}

void StructureChange::count(std::string_view name, const std::string& label, std::int64_t more) {
    auto& counts = m_report.counts;
    auto at = std::find_if(counts.begin(), counts.end(),
                           [&](const ChangeCount& count) { return count.name == name; });
    if (at == counts.end()) at = counts.insert(at, {std::string(name), label, 0});
    at->count += more;
}

void StructureChange::note(Issue issue) {
    auto& known = m_report.issues_by_rule[issue.rule];
    if (static_cast<std::size_t>(known++) < m_limits.issues_of_a_rule)
        m_report.issues.push_back(std::move(issue));
}

void StructureChange::note_more(const std::string& rule, std::int64_t more) {
    if (more != 0) m_report.issues_by_rule[rule] += more;
}

void StructureChange::show(ChangedValue value) {
    if (m_report.values.size() < m_limits.values) m_report.values.push_back(std::move(value));
}

bool StructureChange::wants(const std::string& rule) const {
    const auto known = m_report.issues_by_rule.find(rule);
    return known == m_report.issues_by_rule.end() ||
           static_cast<std::size_t>(known->second) < m_limits.issues_of_a_rule;
}

StructureChangeReport change_structure(Catalogue& catalogue, std::string note, ChangeIntent intent,
                                       const StructureChangeLimits& limits,
                                       const MakeStructureChange& make) {
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "structure";
    origin.note = shorten(note, longest_note);
    try {
        ChangeSetWriter writer(catalogue, std::move(origin),
                               intent == ChangeIntent::preview ? ChangeSetWriter::Mode::preview
                                                               : ChangeSetWriter::Mode::bulk);
        StructureChange change(catalogue, writer, limits);
        make(change);
        change.refuse_new_twins();
        StructureChangeReport report = change.take_report();
        // Destroyed unfinished, the writer takes everything back.
        if (!report.refused()) report.change_set = writer.finish();
        return report;
    } catch (const Error& error) {
        // What was stopped does not know what is left of the whole.
        if (error.failure() != Failure::cancelled) throw;
        throw Error(Failure::cancelled, tr("Stopped. Nothing was changed."), error.detail());
    }
}

Issue change_refusal(std::string rule, std::string message, std::string fix) {
    return make_issue(Severity::error, std::move(rule), std::move(message), std::move(fix));
}

Issue change_warning(std::string rule, std::string message, std::string fix) {
    return make_issue(Severity::warning, std::move(rule), std::move(message), std::move(fix));
}

}  // namespace vitrine
