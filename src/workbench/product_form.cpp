#include "workbench/product_form.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/validation.h"
#include "operations/asset_rendition.h"
#include "operations/computed_attributes.h"
#include "operations/history.h"
#include "operations/publish_channel.h"
#include "workbench/product_identifiers.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// Enough for the form on a screen of twice the usual density.
constexpr RenditionSpec form_picture{512, PictureFormat::png};
// So many products are checked for their quality in a moment.
constexpr ProductId checked_at_once = 20'000;

ProductForm::Why why_of(const ComputedCell& cell) {
    const auto or_nothing = [](const std::string& text) {
        return text.empty() ? tr("(nothing)") : text;
    };
    ProductForm::Why why;
    why.expression = cell.expression;
    for (const ComputedCell::Input& input : cell.inputs) {
        std::vector<std::string> from;
        if (!input.from.empty()) from.push_back(input.from);
        if (input.is_computed) from.push_back(tr("computed"));
        why.inputs.push_back({input.field, or_nothing(input.text), join(from, ", ")});
    }
    why.has_problem = !cell.problem.empty();
    why.result = why.has_problem ? cell.problem : or_nothing(cell.result);
    return why;
}

}  // namespace

std::string text_to_edit(const FieldView& field) {
    return field.type == AttributeType::measurement ? field.display : field.text;
}

std::string input_example(const FieldView& field) {
    if (!field.fallback_display.empty()) {
        // TRANSLATORS: 0 a text, 1 the locale it stands in for: "Mug (en_US)"
        return tr("{0} ({1})", field.fallback_display, field.fallback_locale);
    }
    // Nobody types there.
    if (!field.expression.empty()) return {};
    if (field.type == AttributeType::date) return "2026-11-22";
    if (field.type == AttributeType::datetime) return "2026-11-22T14:00:00+01:00";
    if (field.type == AttributeType::measurement) {
        const Unit* unit = find_unit(field.unit);
        if (unit != nullptr) return "12.5 " + std::string(unit->symbol);
    }
    return {};
}

ProductForm::ProductForm(Workspace& workspace, Editor& editor, ProductGrid& grid)
    : m_workspace(workspace), m_editor(editor), m_grid(grid) {
    m_subscription = m_workspace.listen([this](const CatalogueChange& change) {
        if (m_product == 0) return;
        // A model above it, or an option it shows, may be what changed: read it again in any case.
        if (change.context) m_refusals.clear();
        fetch();
    });
}

void ProductForm::show(ProductId product) {
    if (product == 0) return;
    if (product != m_product) stop_thumbnails();
    m_product = product;
    m_view.reset();
    m_sections = {};
    m_refusals.clear();
    m_readiness.clear();
    m_problems.reset();
    fetch();
}

void ProductForm::leave() {
    m_product = 0;
    m_view.reset();
    m_sections = {};
    m_judge_job.request_stop();
    m_problems_job.request_stop();
    stop_thumbnails();
}

bool ProductForm::show_neighbour(int step) {
    const auto now = place();
    if (!now) return false;
    const auto wanted = static_cast<std::int64_t>(*now) + step;
    if (wanted < 0 || wanted >= static_cast<std::int64_t>(place_count())) return false;
    const auto next = static_cast<std::size_t>(wanted);
    show(m_walk.empty() ? m_grid.product_at(next) : m_walk[next]);
    return true;
}

void ProductForm::walk_over(std::vector<ProductId> products) {
    if (products.size() < 2) products.clear();
    m_walk = std::move(products);
}

std::optional<std::size_t> ProductForm::place() const {
    if (m_walk.empty()) return m_grid.row_of(m_product);
    const auto at = std::find(m_walk.begin(), m_walk.end(), m_product);
    if (at == m_walk.end()) return std::nullopt;
    return static_cast<std::size_t>(at - m_walk.begin());
}

template <class Work, class Use>
void ProductForm::ask_reader(Work work, Use use) {
    ask(
        m_workspace.reader(),
        [work = std::move(work)](Catalogue& catalogue, const Progress&) { return work(catalogue); },
        m_receiver.guard([this, product = m_product, use = std::move(use)](auto answer) {
            if (product == m_product) use(std::move(answer));
        }),
        m_receiver.guard([this, product = m_product](const std::exception_ptr& failure) {
            if (product == m_product && events.failed) events.failed(sentence_of(failure));
        }));
}

void ProductForm::fetch() {
    struct Found {
        ProductView view;
        ProductSections sections;
        std::optional<ProductView> compared;
    };
    ask_reader(
        [product = m_product, channel = m_workspace.channel(), locale = m_workspace.locale(),
         other = compared_locale()](Catalogue& catalogue) {
            const CatalogueSnapshot snapshot(catalogue);
            Found found{view_product(catalogue, product, channel, locale),
                        read_sections(catalogue, product, channel, locale),
                        {}};
            if (other != 0) found.compared = view_product(catalogue, product, channel, other);
            return found;
        },
        [this](Found found) {
            m_view = std::move(found.view);
            m_sections = std::move(found.sections);
            m_compared.clear();
            if (found.compared) keep_compared(*std::move(found.compared));
            if (events.shown) events.shown();
            judge();
            look_for_problems();
        });
}

void ProductForm::ask_history(const FieldView& field, std::function<void(const History&)> found) {
    if (!m_view) return;
    ask_reader(
        // By its id: somebody may have given the product another code.
        [product = m_product, address = field.address](Catalogue& catalogue) {
            History history;
            history.is_whole = catalogue.journal().horizon() == 0;
            for (const ProductHistoryEntry& entry : field_history(catalogue, product, address)) {
                const ChangeSet& set = entry.change_set;
                history.steps.push_back(
                    {format_instant(set.at), set.origin.author,
                     set.origin.note.empty() ? change_label(set) : set.origin.note,
                     entry.fields.front().before, entry.fields.front().after});
            }
            return history;
        },
        std::move(found));
}

void ProductForm::ask_why(const FieldView& field, std::function<void(const Why&)> found) {
    if (!m_view) return;
    ask_reader(
        [product = m_product, address = field.address](Catalogue& catalogue) {
            return why_of(explain_computed(catalogue, product, address));
        },
        std::move(found));
}

void ProductForm::ask_thumbnail(const FieldView& field,
                                std::function<void(const Thumbnail&)> found) {
    auto made = std::make_shared<Thumbnail>();
    m_thumbnail_jobs.push_back(m_workspace.renderer().start_unconnected(
        [made, catalogue = m_workspace.file(), picture = field.asset_path,
         name = std::filesystem::path(field.text).filename().string()](const Progress& progress) {
            const AssetRendition rendition =
                render_asset(catalogue, picture, name, form_picture, progress);
            made->file = rendition.file.string();
            if (rendition.refusal) made->reason = rendition.refusal->message;
        },
        m_receiver.guard([this, made, found = std::move(found),
                          product = m_product](const std::exception_ptr& failure) {
            if (product != m_product || is_cancelled(failure)) return;
            if (failure) made->reason = sentence_of(failure);
            found(*made);
        })));
}

void ProductForm::stop_thumbnails() {
    for (std::stop_source& job : m_thumbnail_jobs) job.request_stop();
    m_thumbnail_jobs.clear();
}

void ProductForm::judge() {
    m_judge_job.request_stop();
    m_judging = true;
    struct Question {
        ChannelId channel;
        std::string label;
    };
    std::vector<Question> questions;
    const auto structure = m_workspace.structure();
    for (const Choice& channel : m_workspace.channels()) {
        if (structure->channels.find(channel.id)->profile.empty()) continue;
        questions.push_back({channel.id, channel.label});
    }
    m_judge_job = ask(
        m_workspace.publisher(),
        [this, questions, product = m_product](Catalogue& catalogue, const Progress& progress) {
            std::vector<ChannelReadiness> found;
            for (const Question& question : questions) {
                progress.check();
                ChannelReadiness readiness{question.channel, question.label, false, {}, {}};
                try {
                    readiness.issues = check_product_readiness(catalogue, m_workspace.exporters(),
                                                               question.channel, product);
                    readiness.ready = std::none_of(
                        readiness.issues.begin(), readiness.issues.end(),
                        [](const Issue& issue) { return issue.severity == Severity::error; });
                } catch (const Error& error) {
                    // One channel that cannot be judged must not hide the others.
                    if (error.failure() == Failure::cancelled) throw;
                    readiness.failure = error.sentence();
                }
                found.push_back(std::move(readiness));
            }
            return found;
        },
        m_receiver.guard([this, product = m_product](std::vector<ChannelReadiness> found) {
            if (product != m_product) return;
            m_readiness = std::move(found);
            m_judging = false;
            if (events.judged) events.judged();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (is_cancelled(failure)) return;
            m_judging = false;
            if (events.judged) events.judged();
        }));
}

void ProductForm::look_for_problems() {
    m_problems_job.request_stop();
    m_problems_job = ask(
        m_workspace.checker(),
        [&index = m_workspace.quality(), product = m_product](
            Catalogue& catalogue,
            const Progress& progress) -> std::optional<std::vector<QualityFinding>> {
            // Nobody who opens a form has asked for minutes of work.
            if (catalogue.products().highest_id() > checked_at_once &&
                !std::filesystem::exists(QualityIndex::file_of(catalogue))) {
                return std::nullopt;
            }
            QualityRequest request;
            request.product = product;
            return list_quality(catalogue, index, request, progress).findings;
        },
        m_receiver.guard(
            [this, product = m_product](std::optional<std::vector<QualityFinding>> found) {
                if (product != m_product) return;
                m_problems = std::move(found);
                if (events.judged) events.judged();
            }),
        // The product itself is on the form; the place "Quality" says what is wrong with the
        // checks.
        [](const std::exception_ptr&) {});
}

std::string ProductForm::problem_sentence(const QualityFinding& finding) const {
    const auto structure = m_workspace.structure();
    // TRANSLATORS: 0 a field, 1 what is wrong with it.
    return tr("{0}: {1}", structure ? cell_label(*structure, finding.key) : finding.field,
              finding.messages.empty() ? quality_check_label(finding.check)
                                       : join(finding.messages, " "));
}

std::string ProductForm::completeness_sentence() const {
    if (!m_view) return {};
    const Completeness& completeness = m_view->completeness;
    if (completeness.required == 0) return tr("Nothing is required here");
    if (completeness.complete()) return tr("Complete");
    const auto missing = completeness.required - completeness.filled;
    return trn("{0} of {1} required values is missing", "{0} of {1} required values are missing",
               missing, format_number(missing), format_number(completeness.required));
}

std::string ProductForm::remark(const FieldView& field) const {
    std::vector<std::string> parts;
    if (field.type == AttributeType::multi_select && !field.display.empty()) {
        parts.push_back(field.display);
    }
    if (!field.expression.empty()) {
        parts.push_back(tr("Computed by {0}", shorten(field.expression, 200)));
    } else if (field.origin == ValueOrigin::inherited) {
        parts.push_back(tr("From model {0}", field.inherited_from));
    } else if (field.origin == ValueOrigin::override_) {
        parts.push_back(field.inherited_from.empty()
                            ? tr("Differs from its model")
                            : tr("Differs from model {0}", field.inherited_from));
    } else if (!field.editable && !field.read_only && m_view && m_view->product.is_model()) {
        parts.push_back(tr("Edited on the variants"));
    }
    if (field.read_only) parts.push_back(tr("Read-only: only imports write it"));
    const Attribute* attribute = structure()->attributes.find(field.address.attribute);
    if (attribute != nullptr && is_gtin_attribute(*attribute) && !field.text.empty())
        parts.push_back(gtin_verdict(field.text));
    return join(parts, "  ·  ");
}

void ProductForm::edit(const FieldView& field, std::optional<std::string> text) {
    if (!m_view) return;
    if (text && trim(*text).empty()) text.reset();
    const bool own = field.origin == ValueOrigin::own || field.origin == ValueOrigin::override_;
    const bool same = text ? *text == text_to_edit(field) : !own;
    if (same) {
        m_refusals.erase(field.name);
        if (events.refused) events.refused(field.name);
        return;
    }
    if (field.name == code_field) {
        rename(text.value_or(std::string()));
        return;
    }
    TypedValue value;
    value.product = m_product;
    value.field = field.address;
    value.text = text;
    value.shown = field.display;
    apply({std::move(value)}, {field.name});
}

void ProductForm::apply(std::vector<TypedValue> values, std::vector<std::string> names) {
    std::map<std::string, std::string> typed;
    for (std::size_t i = 0; i < values.size(); ++i)
        typed[names[i]] = values[i].text.value_or(std::string());
    m_editor.apply(std::move(values), "edit",
                   m_receiver.guard([this, typed = std::move(typed),
                                     product = m_product](const EditReport& report) {
                       if (product != m_product) return;
                       for (const auto& [name, text] : typed) m_refusals.erase(name);
                       for (const Issue& issue : report.issues) {
                           if (issue.severity != Severity::error) continue;
                           // Of one field alone it needs no name to say which.
                           const auto at =
                               typed.size() == 1 ? typed.begin() : typed.find(issue.column);
                           if (at != typed.end())
                               m_refusals[at->first] = {at->second, advice(issue)};
                       }
                       for (const auto& [name, text] : typed) {
                           if (events.refused) events.refused(name);
                       }
                   }),
                   m_receiver.guard([this](const std::string& sentence) {
                       if (events.failed) events.failed(sentence);
                   }));
}

std::string ProductForm::refusal(const std::string& field_name) const {
    const auto at = m_refusals.find(field_name);
    return at == m_refusals.end() ? std::string() : at->second.reason;
}

std::optional<std::string> ProductForm::refused_text(const std::string& field_name) const {
    const auto at = m_refusals.find(field_name);
    if (at == m_refusals.end()) return std::nullopt;
    return at->second.text;
}

}  // namespace vitrine
