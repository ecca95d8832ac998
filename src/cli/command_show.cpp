#include <algorithm>
#include <map>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/computed_attributes.h"
#include "operations/product_view.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {
namespace {

struct ShowArguments {
    std::string sku, channel, locale, at, why;
};

struct ChannelReadiness {
    std::string channel;
    std::string
        status;  // "ready", "warning", "blocked", "not_sold"; "unknown": cannot be judged here
    Issues issues;
};

bool is_error(const Issue& issue) {
    return issue.severity == Severity::error;
}

std::string_view status_of(const Issues& issues) {
    const auto has = [&issues](const auto& condition) {
        return std::any_of(issues.begin(), issues.end(), condition);
    };
    if (issues.empty()) return "ready";
    if (has([](const Issue& issue) { return issue.rule.starts_with("assortment."); }))
        return "not_sold";
    return has(is_error) ? "blocked" : "warning";
}

// Of every channel that is set up.
std::vector<ChannelReadiness> readiness_of(Catalogue& catalogue, const Product& product) {
    std::vector<ChannelReadiness> found;
    const auto structure = catalogue.structure();
    std::optional<ExporterLibrary> exporters;
    for (const Channel* channel : structure->channels.all()) {
        if (channel->profile.empty()) continue;
        if (!exporters) exporters.emplace();
        ChannelReadiness& readiness = found.emplace_back();
        readiness.channel = channel->code;
        try {
            readiness.issues =
                check_product_readiness(catalogue, *exporters, channel->id, product.id);
            readiness.status = status_of(readiness.issues);
        } catch (const Error& error) {
            // One channel that cannot be judged must not hide the product.
            Issue& issue = readiness.issues.emplace_back();
            issue.rule = "channel.unusable";
            issue.message = error.sentence();
            readiness.status = "unknown";
        }
    }
    return found;
}

std::string_view origin_name(ValueOrigin origin) {
    switch (origin) {
        case ValueOrigin::none:
            return "none";
        case ValueOrigin::own:
            return "own";
        case ValueOrigin::inherited:
            return "inherited";
        case ValueOrigin::override_:
            return "override";
    }
    return "none";
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

class Showing {
public:
    Showing(Session& session, const ShowArguments& options, Catalogue& catalogue)
        : m_session(session),
          m_console(session.console),
          m_structure(catalogue.structure()),
          m_aspect(choose_aspect(*m_structure, options.channel, options.locale)),
          m_view(view_product(catalogue, find_product(catalogue, options.sku), m_aspect.channel,
                              m_aspect.locale)),
          // Channels sell what is there now.
          m_readiness(options.at.empty() ? readiness_of(catalogue, m_view.product)
                                         : std::vector<ChannelReadiness>()) {}

    ExitStatus run() {
        if (m_session.json()) {
            m_console.print_json(to_document());
        } else {
            print_head();
            print_groups();
            print_tail();
        }
        return ExitStatus::done;
    }

private:
    std::string attribute_code(AttributeId id) const { return m_structure->attributes.code_of(id); }

    Json to_document() const {
        Json json;
        json["sku"] = m_view.product.code;
        json["kind"] = kind_name(m_view.product.kind);
        json["name"] = m_view.name;
        json["uuid"] = m_view.product.uuid;
        json["family"] = text_or_null(family_code());
        json["enabled"] = m_view.product.enabled;
        json["parent"] = text_or_null(m_view.parent_code);
        json["root"] =
            text_or_null(m_view.root_code.empty() ? m_view.parent_code : m_view.root_code);
        json["channel"] = text_or_null(m_structure->channels.code_of(m_aspect.channel));
        json["locale"] = text_or_null(m_structure->locales.code_of(m_aspect.locale));
        json["completeness"] = completeness_to_json();
        json["readiness"] = readiness_to_json();
        json["categories"] = m_view.category_labels;
        json["children"] = m_view.children;
        json["links"] = Json::object();
        for (const auto& [name, codes] : m_view.links) {
            Json& list = json["links"][name] = Json::array();
            for (const std::string_view code : split_list(codes, ',')) list.push_back(code);
        }
        json["groups"] = Json::array();
        for (const GroupView& group : m_view.groups) json["groups"].push_back(group_to_json(group));
        return json;
    }

    std::string family_code() const {
        if (m_view.product.family != 0) return m_structure->families.code_of(m_view.product.family);
        const FamilyVariant* variant =
            m_structure->family_variants.find(m_view.product.family_variant);
        return variant != nullptr ? m_structure->families.code_of(variant->family) : std::string();
    }

    Json completeness_to_json() const {
        Json json;
        json["percent"] = m_view.completeness.percent();
        json["required"] = m_view.completeness.required;
        json["filled"] = m_view.completeness.filled;
        json["missing"] = Json::array();
        for (const AttributeId id : m_view.completeness.missing)
            json["missing"].push_back(attribute_code(id));
        return json;
    }

    Json readiness_to_json() const {
        Json list = Json::array();
        for (const ChannelReadiness& one : m_readiness) {
            list.push_back(Json{
                {"channel", one.channel}, {"status", one.status}, {"issues", to_json(one.issues)}});
        }
        return list;
    }

    static Json group_to_json(const GroupView& group) {
        Json json;
        json["code"] = group.code;
        json["label"] = group.label;
        json["fields"] = Json::array();
        for (const FieldView& field : group.fields) {
            Json one;
            one["field"] = field.name;
            one["label"] = field.label;
            one["type"] = attribute_type_name(field.type);
            one["value"] = field.origin == ValueOrigin::none ? Json() : Json(field.text);
            one["display"] = field.origin == ValueOrigin::none ? Json() : Json(field.display);
            one["origin"] = origin_name(field.origin);
            one["inherited_from"] = text_or_null(field.inherited_from);
            one["fallback"] = text_or_null(field.fallback_display);
            one["fallback_locale"] = text_or_null(field.fallback_locale);
            one["required"] = field.required;
            one["missing"] = field.missing;
            json["fields"].push_back(std::move(one));
        }
        return json;
    }

    void print_head() const {
        m_console.print(
            m_console.styled(Style::strong, one_line(m_view.product.code)) +
            (m_view.name == m_view.product.code ? std::string() : "  " + one_line(m_view.name)));
        Table table;
        table.add_column({});
        table.add_column({});
        const auto row = [&table](std::string name, std::string text, Style style = Style::plain) {
            if (!text.empty()) table.add_row({std::move(name), std::move(text)}, style);
        };
        row(tr("Family"), m_view.family_label);
        row(tr("Parent"), m_view.parent_code);
        row(tr("Variants"), join(m_view.children, ", "));
        for (const std::string& category : m_view.category_labels) row(tr("Category"), category);
        if (!m_view.product.enabled) row(tr("Enabled"), tr("no"), Style::caution);
        if (m_aspect.channel != 0)
            row(tr("Completeness"), completeness_text(),
                m_view.completeness.complete() ? Style::good : Style::caution);
        for (const ChannelReadiness& one : m_readiness)
            row(one.channel, readiness_text(one), readiness_style(one));
        table.print(m_console, 2);
    }

    std::string completeness_text() const {
        const Completeness& completeness = m_view.completeness;
        std::string text = tr("{0} % for {1}, {2} ({3} of {4})", completeness.percent(),
                              m_structure->channels.code_of(m_aspect.channel),
                              m_structure->locales.code_of(m_aspect.locale), completeness.filled,
                              completeness.required);
        std::vector<std::string> missing;
        for (const AttributeId id : completeness.missing) missing.push_back(attribute_code(id));
        if (!missing.empty()) text += tr("; missing: {0}", join(missing, ", "));
        return text;
    }

    static std::string readiness_text(const ChannelReadiness& one) {
        static const std::map<std::string, std::string> labels = {
            {"ready", tr("ready")},       {"warning", tr("ready, with warnings")},
            {"blocked", tr("blocked")},   {"not_sold", tr("not sold there")},
            {"unknown", tr("not known")},
        };
        std::vector<std::string> reasons;
        for (const Issue& issue : one.issues) {
            reasons.push_back((issue.column.empty() ? std::string() : issue.column + ": ") +
                              issue.message);
        }
        const std::string& label = labels.at(one.status);
        return reasons.empty() ? label : label + ": " + join(reasons, " ");
    }

    static Style readiness_style(const ChannelReadiness& one) {
        return one.status == "blocked" ? Style::bad
               : one.status == "ready" ? Style::good
                                       : Style::caution;
    }

    void print_groups() const {
        for (const GroupView& group : m_view.groups) {
            m_console.print();
            m_console.print(Style::strong, one_line(group.label));
            Table table;
            for (int column = 0; column < 4; ++column) table.add_column({});
            for (const FieldView& field : group.fields) {
                const std::string& shown =
                    field.fallback_display.empty() ? field.display : field.fallback_display;
                table.add_row({field.label, field.name, shown, origin_text(field)},
                              field.missing                       ? Style::caution
                              : field.origin == ValueOrigin::none ? Style::dim
                                                                  : Style::plain);
            }
            table.print(m_console, 2);
        }
    }

    static std::string origin_text(const FieldView& field) {
        if (field.origin == ValueOrigin::inherited) return tr("from {0}", field.inherited_from);
        if (field.origin == ValueOrigin::override_) return tr("instead of the model's");
        if (!field.fallback_locale.empty()) {
            // TRANSLATORS: 0 the locale whose text is shown because there is none: "fr_FR"
            return tr("missing, {0} stands in", field.fallback_locale);
        }
        return field.missing ? tr("missing") : std::string();
    }

    void print_tail() const {
        if (m_view.links.empty()) return;
        m_console.print();
        m_console.print(Style::strong, tr("Links"));
        Table table;
        table.add_column({});
        table.add_column({});
        for (const auto& [name, codes] : m_view.links) table.add_row({name, codes});
        table.print(m_console, 2);
    }

    Session& m_session;
    Console& m_console;
    std::shared_ptr<const Structure> m_structure;
    Aspect m_aspect;
    ProductView m_view;
    std::vector<ChannelReadiness> m_readiness;
};

// --why: what a computed value comes from.
ExitStatus show_why(Session& session, Catalogue& catalogue, const ShowArguments& options) {
    const ComputedCell cell = explain_computed(catalogue, find_product(catalogue, options.sku),
                                               parse_field(*catalogue.structure(), options.why));
    if (session.json()) {
        Json json;
        json["field"] = cell.field;
        json["expression"] = cell.expression;
        json["inputs"] = Json::array();
        for (const ComputedCell::Input& input : cell.inputs) {
            json["inputs"].push_back(Json{{"field", input.field},
                                          {"value", text_or_null(input.text)},
                                          {"from", text_or_null(input.from)},
                                          {"computed", input.is_computed}});
        }
        json["value"] = text_or_null(cell.result);
        json["problem"] = text_or_null(cell.problem);
        session.console.print_json(json);
        return ExitStatus::done;
    }
    session.console.print(Style::strong, one_line(cell.field));
    session.console.print("  " + one_line(cell.expression));
    Table table;
    for (int column = 0; column < 3; ++column) table.add_column({});
    for (const ComputedCell::Input& input : cell.inputs) {
        const std::string from = input.from.empty() ? std::string() : tr("from {0}", input.from);
        table.add_row({input.field, input.text.empty() ? tr("(nothing)") : input.text,
                       input.is_computed ? join({from, tr("computed")}, ", ") : from});
    }
    const std::string result = cell.result.empty() ? tr("(nothing)") : cell.result;
    table.add_row({"=", cell.problem.empty() ? result : cell.problem},
                  cell.problem.empty() ? Style::strong : Style::bad);
    table.print(session.console, 2);
    return ExitStatus::done;
}

}  // namespace

void add_show(CommandLine& line) {
    const auto options = std::make_shared<ShowArguments>();
    CommandEntry command =
        line.add("show", tr("Shows one product or model"), [options](Session& session) {
            const auto catalogue = session.open_for_reading();
            const auto then = session.look_back(*catalogue, options->at, options->sku);
            if (!options->why.empty()) return show_why(session, *catalogue, *options);
            return Showing(session, *options, *catalogue).run();
        });
    command.argument("SKU", options->sku, tr("Code of the product or model"));
    command.option("--channel", options->channel, "CODE", tr("As this channel shows it"));
    command.option("--locale", options->locale, "CODE", tr("In this locale"));
    command.option("--at", options->at, "INSTANT", at_meaning());
    command.option("--why", options->why, "FIELD",
                   tr("Of a computed value: the expression and what it reads; title[en_US]"));
}

}  // namespace vitrine::cli
