// The files of the whole model: tables, record links, instants, reference entities and their
// records, markets and locations, lifecycle.
#include "catalog/lifecycle.h"
#include "catalog/packs.h"
#include "operations/import_fixture.h"
#include "operations/rename_code.h"
#include "store/change_set_writer.h"

namespace vitrine::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ImportModel : public ImportTest {
protected:
    ImportReport import_attributes() {
        return import_text(
            "attributes.csv",
            "code;type;group;localizable;scopable;reference_data_name;role;guidelines-en_US;"
            "is_read_only;default_value;min_characters;max_decimals;table_configuration\n"
            "on_sale;pim_catalog_datetime;;0;1;;launch;;;;;;\n"
            "shown;pim_catalog_datetime;;0;0;;embargo;;;;;;\n"
            "phase;pim_catalog_simpleselect;;0;0;;status;;;active;;;\n"
            "next;pim_catalog_product_link;;0;0;;replacement;;;;;;\n"
            "maker;akeneo_reference_entity;;0;0;makers;;Who makes it;1;;;;\n"
            "designers;akeneo_reference_entity_collection;;0;0;people;;;;;;;\n"
            "slogan;pim_catalog_text;;0;0;;;;;;3;;\n"
            "ratio;pim_catalog_number;;0;0;;;;;;;2;\n"
            "food;pim_catalog_table;;0;0;;;;;;;;\"[{\"\"code\"\":\"\"what\"\",\"\"data_type\"\":"
            "\"\"select\"\",\"\"options\"\":[{\"\"code\"\":\"\"salt\"\",\"\"labels\"\":"
            "{\"\"en_US\"\":\"\"Salt\"\"}}]},{\"\"code\"\":\"\"amount\"\",\"\"data_type\"\":"
            "\"\"number\"\",\"\"validations\"\":{\"\"max\"\":\"\"9.5\"\"}},"
            "{\"\"code\"\":\"\"from\"\",\"\"data_type\"\":\"\"reference_entity\"\","
            "\"\"reference_entity_identifier\"\":\"\"makers\"\"}]\"\n");
    }
    void add_to_shirts(std::string_view codes) {
        std::string all(codes);
        for (const AttributeId id : structure().families.find("shirt")->attributes) {
            all += ',' + structure().attributes.code_of(id);
        }
        import_text("families.csv", "code;attributes\nshirt;" + all + "\n");
    }
    const Attribute& attribute(std::string_view code) const {
        return *structure().attributes.find(code);
    }
};

TEST_F(ImportModel, TakesAttributesOfEveryKindAndTheSameAgainUnchanged) {
    import_text("attribute_options.csv", "attribute;code\n");
    const ImportReport first = import_attributes();
    EXPECT_EQ(rules(first), "");
    EXPECT_EQ(counts(first, "attribute").created, 9);
    EXPECT_EQ(attribute("on_sale").role, AttributeRole::launch);
    EXPECT_EQ(attribute("phase").default_value, "active");
    EXPECT_EQ(attribute("maker").help.at("en_US"), "Who makes it");
    EXPECT_TRUE(attribute("maker").read_only);
    EXPECT_EQ(attribute("maker").reference_entity,
              structure().reference_entities.find("makers")->id);
    EXPECT_EQ(attribute("slogan").min_characters, 3);
    EXPECT_EQ(attribute("ratio").max_decimals, 2);
    const auto& columns = attribute("food").table_columns;
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_EQ(columns[0].options[0].second.at("en_US"), "Salt");
    EXPECT_EQ(columns[1].number_max, Decimal(95, 1));
    EXPECT_EQ(columns[2].reference_entity, attribute("maker").reference_entity);
    EXPECT_EQ(import_attributes().change_set, 0);
}

TEST_F(ImportModel, SaysWhatIsWrongWithAnAttribute) {
    import_attributes();
    const std::pair<const char*, const char*> wrong[] = {
        {"a;pim_catalog_text;;launch;", "attribute.role"},
        {"a;pim_catalog_datetime;;launch;", "attribute.role"},
        {"a;pim_catalog_text;;hero;", "attribute.role"},
        {"a;akeneo_reference_entity;;;", "attribute.reference_entity"},
        {"maker;akeneo_reference_entity;people;;", "attribute.type_change"},
        {"a;pim_catalog_table;;;", "attribute.table"},
        {"a;pim_catalog_table;;;[1]", "attribute.table"},
        {R"(a;pim_catalog_table;;;"[{""code"":""x"",""data_type"":""colour""}]")",
         "attribute.table"},
        {R"(food;pim_catalog_table;;;"[{""code"":""what"",""data_type"":""text""}]")",
         "attribute.table"},
    };
    for (const auto& [row, rule] : wrong) {
        const ImportReport report = import_text(
            "attributes.csv",
            std::string("code;type;reference_data_name;role;table_configuration\n") + row + "\n");
        EXPECT_EQ(rules(report), std::string(rule) + ":1") << row;
        EXPECT_EQ(counts(report, "attribute").rejected, 1) << row;
    }
}

TEST_F(ImportModel, KnowsTheReferenceEntityOfAnAttributeWhateverItIsCalledBy) {
    import_attributes();
    rename_code(*m_catalogue, find_entity(*m_catalogue, "reference_entity", "makers"), "brands",
                ChangeIntent::save);
    const auto labelled = import_text("attributes.csv",
                                      "code;type;label-en_US\n"
                                      "maker;akeneo_reference_entity;Maker\n");
    EXPECT_EQ(rules(labelled), "");
    EXPECT_EQ(counts(labelled, "attribute").updated, 1);
    EXPECT_EQ(rules(import_text("attributes.csv",
                                "code;type;reference_data_name\n"
                                "maker;akeneo_reference_entity;brands\n")),
              "");
    EXPECT_EQ(rules(import_text("attributes.csv",
                                "code;type;reference_data_name\n"
                                "maker;akeneo_reference_entity;makers\n")),
              "attribute.type_change:1");
}

TEST_F(ImportModel, TakesRecordsWithTheirValues) {
    import_attributes();
    import_text("reference_entities.csv",
                "code;label-en_US;attributes\nmakers;Makers;slogan,on_sale,designers\n");
    const std::string_view file =
        "reference_entity;code;label-en_US;slogan;on_sale-ecommerce;designers;ratio;hue\n"
        "people;ada;Ada;;;;;\n"
        "makers;acme;Acme;Made well;2026-03-31 14:00;ada;1.25;red\n"
        "makers;bolt;Bolt;No;soon;;;\n"
        "makers;ACME;Acme again;;;;;\n"
        "nobody;x;;;;;;\n";
    const ImportReport report = import_text("records.csv", file);
    EXPECT_EQ(rules(report),
              "datetime.unreadable:1 heading.unknown:1 reference_entity.unknown:1 "
              "row.duplicate:1 text.too_short:1");
    const Record& acme =
        *structure().find_record(structure().reference_entities.find("makers")->id, "acme");
    EXPECT_EQ(acme.labels.at("en_US"), "Acme");
    EXPECT_EQ(acme.values.size(), 4U);
    const auto again = import_text("records.csv",
                                   "reference_entity;code;slogan;designers\n"
                                   "makers;acme;Made well;ada\nmakers;bolt;Better;\n");
    EXPECT_EQ(counts(again, "record").unchanged, 1);
    EXPECT_EQ(counts(again, "record").updated, 1);
}

TEST_F(ImportModel, TakesValuesOfProducts) {
    import_attributes();
    import_text("attribute_options.csv",
                "attribute;code\nphase;draft\nphase;active\nphase;discontinued\n");
    add_to_shirts("maker,designers,food");
    import_text("records.csv", "reference_entity;code\nmakers;acme\npeople;ada\npeople;bob\n");
    const ImportReport report = products(
        "sku;family;on_sale-ecommerce;shown;phase;next;maker;designers;food\n"
        "a;shirt;2026-03-31T14:00:00Z;;draft;;acme;bob,ada;"
        "\"[{\"\"what\"\":\"\"salt\"\",\"\"amount\"\":3}]\"\n"
        "b;shirt;;2027-01-01;;a;nobody;;\"[{\"\"what\"\":\"\"salt\"\",\"\"amount\"\":10}]\"\n"
        "c;shirt;;;discontinued;later;;;\n");
    EXPECT_EQ(rules(report), "number.above_maximum:1 product_link.unknown:1 record.unknown:1");
    EXPECT_EQ(text(product("a"), "on_sale", "ecommerce"), "2026-03-31T14:00:00Z");
    EXPECT_EQ(text(product("a"), "designers"), "bob,ada");
    EXPECT_EQ(text(product("a"), "food"), R"([{"what":"salt","amount":"3"}])");

    const auto hindrance = [&](const char* code, const char* instant) {
        const auto found = product(code);
        return lifecycle_hindrance(structure(), Lineage{&*found},
                                   structure().channels.find("ecommerce")->id,
                                   *parse_iso8601(instant));
    };
    EXPECT_EQ(hindrance("a", "2026-12-01T00:00:00Z"), LifecycleHindrance::draft);
    EXPECT_EQ(hindrance("b", "2026-12-31T23:59:59Z"), LifecycleHindrance::under_embargo);
    EXPECT_EQ(hindrance("b", "2027-01-01T00:00:00Z"), LifecycleHindrance::none);
    EXPECT_EQ(hindrance("c", "2027-01-01T00:00:00Z"), LifecycleHindrance::discontinued);
    products("sku;phase\na;active\n");
    EXPECT_EQ(hindrance("a", "2026-03-31T13:59:59Z"), LifecycleHindrance::before_launch);
    EXPECT_EQ(hindrance("a", "2026-03-31T14:00:00Z"), LifecycleHindrance::none);
    const auto b = product("b");
    EXPECT_EQ(replacement_of(structure(), Lineage{&*b}), product("a")->id);
}

TEST_F(ImportModel, TakesLinksToProductsOfLaterRowsAndToThemselves) {
    import_attributes();
    add_to_shirts("next");
    const std::string rows = "sku;family;next\na;shirt;b\nb;shirt;b\nc;shirt;nowhere\n";
    const ImportReport report = products(rows);
    EXPECT_EQ(rules(report), "product_link.unknown:1");
    EXPECT_EQ(report.issues.back().row, 4);
    EXPECT_EQ(report.issues.back().column, "next");
    EXPECT_EQ(report.issues.back().product, "c");
    EXPECT_EQ(counts(report, "product").created, 3);
    const auto next = [&](const char* code) {
        const auto found = product(code);
        const auto* link = found->values.find({attribute("next").id, 0});
        return link == nullptr ? 0 : std::get<Reference>(*link).id;
    };
    EXPECT_EQ(next("a"), product("b")->id);
    EXPECT_EQ(next("b"), product("b")->id);
    EXPECT_EQ(next("c"), 0);
    EXPECT_EQ(counts(products(rows), "product").unchanged, 3);
    EXPECT_EQ(counts(products("sku;next\na;c\nb;\n"), "product").updated, 2);
    EXPECT_EQ(next("a"), product("c")->id);
    EXPECT_EQ(next("b"), 0);
}

TEST_F(ImportModel, GivesNewProductsTheDefaultsOfTheirFamily) {
    import_attributes();
    import_text("attribute_options.csv", "attribute;code\nphase;draft\nphase;active\n");
    import_text("attributes.csv", "code;type;default_value\nnote;pim_catalog_text;to check\n");
    products("sku;family;phase\na;shirt;\nb;shirt;draft\n");
    EXPECT_EQ(text(product("a"), "phase"), "active");
    EXPECT_EQ(text(product("b"), "phase"), "draft");
    // It belongs to no family.
    EXPECT_EQ(text(product("a"), "note"), "");
    // Emptied on purpose, it stays so.
    products("sku;family;phase\nb;shirt;\n");
    EXPECT_EQ(text(product("b"), "phase"), "");
}

TEST_F(ImportModel, TakesMarketsLocationsAndFallbacks) {
    const ImportReport locales =
        import_text("locales.csv", "code;fallback\nfr_BE;fr_FR\nfr_FR;\nnl_BE;fr_BE\n");
    EXPECT_EQ(rules(locales), "");
    const LocaleId belgian = structure().locales.find("nl_BE")->id;
    EXPECT_THAT(structure().fallback_chain(belgian),
                ElementsAre(belgian, structure().locales.find("fr_BE")->id,
                            structure().locales.find("fr_FR")->id));
    import_text("locales.csv", "code;fallback\nfr_FR;nl_BE\n");
    EXPECT_EQ(structure().fallback_chain(belgian).size(), 3U);

    const ImportReport markets = import_text(
        "markets.csv",
        "code;label-en_US;country;currency;locale;zone;channels\n"
        "be;Belgium;be;EUR;nl_BE;Europe/Brussels;ecommerce\nxx;;Belgium;;;;\nyy;;BE;;;Paris;\n");
    EXPECT_EQ(rules(markets), "market.country:1 zone.unknown:1");
    EXPECT_EQ(structure().markets.find("be")->country, "BE");
    const ImportReport locations = import_text(
        "locations.csv",
        "code;market;is_warehouse;zone;gln\nghent;be;0;;5412345000013\nliege;be;1;;5412345000014\n"
        "here;nowhere;;;\n");
    EXPECT_EQ(rules(locations), "code.unknown:1 location.gln:1");
    EXPECT_EQ(structure().locations.find("ghent")->gln, "5412345000013");
}

TEST_F(ImportModel, TakesSegmentsAndPriceLists) {
    import_text("markets.csv", "code;zone;tax_territory\nfrance;Europe/Paris;FR\n");
    EXPECT_EQ(structure().markets.find("france")->tax_territory, "FR");
    import_text("segments.csv", "code;label-en_US\nb2b;Companies\n");
    const std::string lists =
        "code;label-en_US;currency;net;market;segment;priority;from;until;zone\n"
        "retail;Retail;EUR;0;;;;;;\n"
        "sale;Winter sale;EUR;0;france;;5;2027-01-13;2027-02-10T00:00;\n"
        "companies;;EUR;1;;b2b;;;;\n";
    EXPECT_EQ(rules(import_text("price_lists.csv", lists)), "");
    EXPECT_EQ(counts(import_text("price_lists.csv", lists), "price_list").unchanged, 3);
    const PriceList* sale = structure().price_lists.find("sale");
    EXPECT_EQ(sale->market, structure().markets.find("france")->id);
    EXPECT_EQ(sale->priority, 5);
    EXPECT_EQ(sale->until, "2027-02-10T00:00");
    EXPECT_TRUE(structure().price_lists.find("companies")->is_net);

    EXPECT_EQ(rules(import_text("price_lists.csv",
                                "code;currency;net;market;segment;from;until\n"
                                "a;;0;;;;\nb;EUR;0;france;b2b;;\nc;EUR;0;;;soon;\n"
                                "d;EUR;0;;;2027-01-13;2027-01-13\ne;EUR;0;nowhere;;;\n")),
              "code.unknown:1 price_list.currency:1 price_list.target:1 price_list.time:1 "
              "price_list.window:1");
}

TEST_F(ImportModel, TakesPriceRules) {
    import_text("price_lists.csv", "code;currency;net\nretail;EUR;0\ncompanies;EUR;1\n");
    const std::string rules_file =
        "code;label-en_US;target;source;order;condition;factor;tax_rate;endings;least\n"
        "companies;Companies;companies;retail;2;enabled = true;0.9;20;.99;1.99\n";
    EXPECT_EQ(rules(import_text("price_rules.csv", rules_file)), "");
    EXPECT_EQ(counts(import_text("price_rules.csv", rules_file), "price_rule").unchanged, 1);
    const PriceRule* rule = structure().price_rules.find("companies");
    EXPECT_EQ(rule->target, structure().price_lists.find("companies")->id);
    EXPECT_EQ(rule->factor, Decimal(9, 1));
    EXPECT_EQ(rule->least, Decimal(199, 2));
    EXPECT_EQ(rules(import_text("price_rules.csv",
                                "code;target;source;condition;factor;tax_rate;endings;step\n"
                                "a;companies;retail;;0.9;;;\nb;companies;nothing;;;20;;\n"
                                "c;companies;retail;enabled <;;20;;\nd;retail;retail;;;;;\n"
                                "e;retail;companies;;;20;;\nf;companies;retail;;-1;20;;\n"
                                "g;companies;retail;;;20;end;\nh;companies;retail;;;20;;0.001\n")),
              "code.unknown:1 price_rule.condition:1 price_rule.cycle:1 price_rule.endings:1 "
              "price_rule.factor:1 price_rule.list:1 price_rule.tax_rate:1 rounding.step:1");
}

TEST_F(ImportModel, ReadsPacks) {
    StandardAttribute standard = standard_attribute(AttributeRole::packs);
    ChangeSetWriter writer(*m_catalogue, {"ada", "new", {}, "packs", 0});
    writer.put(standard.attribute);
    writer.finish();
    const ImportReport report = products(
        "sku;family;packs\na;shirt;\"[{\"\"level\"\":\"\"each\"\",\"\"gtin\"\":"
        "\"\"4006381333931\"\"},"
        "{\"\"level\"\":\"\"case\"\",\"\"gtin\"\":\"\"4006381333931\"\",\"\"quantity\"\":12,"
        "\"\"ordered\"\":true,\"\"minimum\"\":2},{\"\"level\"\":\"\"pallet\"\",\"\"quantity\"\":12,"
        "\"\"gtin\"\":\"\"2012345678903\"\"}]\"\n");
    EXPECT_EQ(rules(report), "");
    const auto found = product("a");
    const auto packs = packs_of(structure(), Lineage{&*found});
    ASSERT_EQ(packs.size(), 3U);
    EXPECT_EQ(packs[1].level, "case");
    EXPECT_EQ(packs[1].quantity, Decimal(12, 0));
    EXPECT_TRUE(packs[1].is_ordered);
    EXPECT_EQ(packs[1].minimum, Decimal(2, 0));
    std::string rules_found;
    for (const Issue& issue : check_packs(packs)) rules_found += issue.rule + ' ';
    EXPECT_EQ(rules_found, "packs.same_gtin packs.restricted_prefix packs.quantity ");
}

}  // namespace
}  // namespace vitrine::test
